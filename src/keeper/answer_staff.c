/* The staff table: parts of its text are kept until the last has come; then all of it is taken, or nothing. */
#include <inttypes.h>

#include "famctx/access/staff.h"
#include "famctx/base/mem.h"
#include "famctx/intake/staff.h"
#include "requests.h"

static void forget(struct buf *text)
{
	explicit_bzero(text->data, text->len);
	buf_release(text);
}

/* A file of any length would otherwise be kept in memory by whoever sends it. */
static bool keep(struct buf *text, const struct staff_text_request *r, struct err *e)
{
	size_t len = r->text ? strlen(r->text) : 0;
	if (r->first)
		forget(text);
	if (text->len + len <= STAFF_TEXT_LIMIT) {
		buf_add(text, r->text ? r->text : "", len);
		return true;
	}
	forget(text);
	return err_set(e, ERR_INPUT, _("a staff table may have %u bytes, and this one is longer"), STAFF_TEXT_LIMIT);
}

static void tell_problems(const struct problems *problems, struct staff_load_answer *answer)
{
	answer->refused = true;
	answer->problems = mem_zero(problems->count, sizeof(*answer->problems));
	for (size_t i = 0; i < problems->count; i++) {
		const struct problem *p = &problems->items[i];
		answer->problems[answer->problems_count++] = (struct source_problem){
			.file = mem_copy_text(p->file),
			.line = p->at.line,
			.column = p->at.column,
			.message = mem_copy_text(p->message),
			.error = p->severity == PROBLEM_ERROR,
		};
	}
}

static void note_count(struct asking *a, const struct staff_load_answer *answer)
{
	struct buf text = BUF_INIT;
	buf_printf(&text, "%" PRId64 " people, %" PRId64 " with an account", answer->staff, answer->accounts);
	a->entry->note = buf_detach(&text);
}

static bool read_all(struct asking *a, const char *file, const struct buf *text, struct staff_load_answer *answer, struct err *e)
{
	struct problems problems = PROBLEMS_INIT;
	struct staff_table table;
	bool ok = true;
	answer->read = true;
	if (staff_table_read(file, text->data, text->len, &table, &problems)) {
		ok = staff_load(a->keeper->store.own, table.rows, table.count, answer, e);
		note_count(a, answer);
	} else {
		problems_sort(&problems);
		tell_problems(&problems, answer);
		a->entry->outcome = AUDIT_REFUSED;
	}
	staff_table_release(&table);
	problems_release(&problems);
	return ok;
}

bool answer_staff_load(struct asking *a, const void *params, void *out, struct err *e)
{
	const struct staff_text_request *r = params;
	struct buf *text = &a->connection->staff;
	if (!keep(text, r, e))
		return false;
	if (!r->last) {
		a->entry->outcome = AUDIT_STARTED;
		return true;
	}
	bool ok = read_all(a, r->file ? r->file : "staff", text, out, e);
	forget(text);
	return ok;
}

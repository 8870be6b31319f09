#include "famctx/guidance/gates.h"

#include <strings.h>

#include "famctx/base/mem.h"
#include "famctx/schema/json.h"
#include "famctx/text/number.h"
#include "describe.h"
#include "gate_signs.h"
#include "texts.h"

const struct sign_off *gate_last(const struct workspace *w, const char *gate)
{
	for (size_t i = w->sign_offs.count; i-- > 0;)
		if (!strcmp(w->sign_offs.items[i].gate, gate))
			return &w->sign_offs.items[i];
	return NULL;
}

static bool says_pass(const struct sign_off *s)
{
	return !strncmp(s->decision, "pass", 4);
}

bool gate_is_passed(const struct workspace *w, const char *gate)
{
	const struct sign_off *last = gate_last(w, gate);
	return last && says_pass(last) && !date_known(last->withdrawn);
}

/* ---- what it stands for ----------------------------------------------------------- */

static bool within(int64_t n, int64_t from, int64_t to)
{
	return from != INTEGER_NONE && n >= from && n <= to;
}

static bool covers_register(const struct gate_covers *c, const char *subject)
{
	const char *key = subject + strlen("register:"), *end = strchr(key, ':');
	for (size_t i = 0; end && i < c->registers_count; i++)
		if (strlen(c->registers[i]) == (size_t)(end - key) &&
		    !strncmp(c->registers[i], key, (size_t)(end - key)))
			return true;
	return false;
}

bool gate_covers_field(const struct workspace *w, const struct gate *gate, const struct saved_field *f)
{
	const struct gate_covers *c = &gate->covers;
	int64_t number;
	if (!strncmp(f->subject, "action:", 7)) {
		const struct action *a = guidance_action(w->g, f->subject + 7);
		return a && within(a->stage, c->stages_from, c->stages_to);
	}
	if (!strncmp(f->subject, "answer:", 7))
		return number_parse(f->subject + 7, 0, 99, &number) &&
		       within(number, c->workbook_from, c->workbook_to);
	if (!strcmp(f->subject, "triage") || !strcmp(f->subject, "triage_decision"))
		return c->triage;
	if (!strncmp(f->subject, "maturity", 8))
		return c->maturity;
	if (!strncmp(f->subject, "register:", 9))
		return covers_register(c, f->subject);
	return !strcmp(f->subject, "fact");
}

/* Lengths stand before the texts, so that no two sets of fields read alike. */
static void add_text(struct buf *out, const char *text)
{
	buf_printf(out, "%zu:%s", strlen(text), text);
}

void gate_digest(const struct workspace *w, const struct gate *gate, char hex[DIGEST_SIZE])
{
	struct buf all = BUF_INIT;
	for (size_t i = 0; i < w->fields.count; i++) {
		const struct saved_field *f = &w->fields.items[i];
		if (!f->value || !gate_covers_field(w, gate, f))
			continue;
		add_text(&all, f->subject);
		add_text(&all, f->field);
		add_text(&all, f->value);
	}
	digest_text(all.data, all.len, hex);
	buf_release(&all);
}

int64_t gate_own_answer(const struct workspace *w, const struct gate *gate, const struct author *author,
                        const char *name)
{
	for (size_t i = 0; i < w->fields.count; i++) {
		const struct saved_field *f = &w->fields.items[i];
		int64_t number;
		if (strncmp(f->subject, "answer:", 7) != 0 || strcmp(f->field, "text") != 0 || !f->value ||
		    !gate_covers_field(w, gate, f))
			continue;
		/* In a store of one's own everybody sits at the same account, so there the name decides. */
		bool same_account = !author->own_store && !strcmp(f->account, author->account);
		if ((same_account || !strcasecmp(f->who, name)) &&
		    number_parse(f->subject + 7, 0, 99, &number))
			return number;
	}
	return 0;
}

/* ---- describing --------------------------------------------------------------------- */

static const struct field open_items_fields[] = {
	FIELD_TEXTS(struct open_items, items, OPTIONAL, N_("What was not met")),
};
const struct shape open_items_shape = SHAPE(struct open_items, "open items", open_items_fields);

/* Subjects whose fields were saved after the sign-off; what else changed cannot be told apart. */
static void list_changes(const struct workspace *w, const struct gate *gate, const struct sign_off *s,
                         struct sign_off_view *out)
{
	for (size_t i = 0; i < w->fields.count; i++) {
		const struct saved_field *f = &w->fields.items[i];
		if (gate_covers_field(w, gate, f) && strcmp(f->at, s->at) > 0)
			texts_add_once(&out->changed_in, &out->changed_in_count, f->subject);
	}
}

static void describe_sign_off(const struct workspace *w, const struct gate *gate, const struct sign_off *s,
                              struct sign_off_view *out)
{
	struct err ignored = ERR_INIT;
	struct open_items open;
	char hex[DIGEST_SIZE];
	out->decision = mem_copy_text(s->decision);
	out->name = mem_copy_text(s->name);
	out->role = mem_copy_text(s->role);
	out->date = s->day;
	out->comment = mem_copy_or_null(s->comment);
	out->override = mem_copy_or_null(s->override);
	out->digest = mem_copy_text(s->digest);
	out->content = mem_copy_text(s->content);
	out->withdrawn = s->withdrawn;
	out->withdrawn_because = mem_copy_or_null(s->withdrawn_because);
	gate_digest(w, gate, hex);
	out->changed = strcmp(hex, s->digest) != 0;
	if (out->changed)
		list_changes(w, gate, s, out);
	if (json_decode(s->open_items, strlen(s->open_items), &open_items_shape, &open, &ignored))
		texts_add_all(&out->open_items, &out->open_items_count, open.items, open.items_count);
	shape_release(&open_items_shape, &open);
}

static const char *state_of(const struct sign_off *last, bool ready)
{
	if (!last)
		return ready ? "ready" : "open";
	if (date_known(last->withdrawn))
		return "withdrawn";
	if (!strcmp(last->decision, "return"))
		return "returned";
	if (!strcmp(last->decision, "stop"))
		return "stopped";
	return strcmp(last->decision, "pass") ? "passed-with-gaps" : "passed";
}

static void look_at_conditions(const struct workspace *w, const struct gate *gate, struct gate_view *out)
{
	for (size_t i = 0; i < gate->conditions_count; i++) {
		const struct gate_condition *c = &gate->conditions[i];
		struct gate_unmet unmet = { .words = NULL };
		struct buf detail = BUF_INIT;
		if (!gate_condition_holds(w, gate, c, &detail, &unmet.missing, &unmet.missing_count)) {
			unmet.words = mem_copy_text(c->words);
			unmet.lines = mem_copy_or_null(c->lines);
			unmet.detail = detail.len ? mem_copy_text(detail.data) : NULL;
			struct gate_unmet *added = LIST_ADD(out->unmet, out->unmet_count);
			*added = unmet;
		}
		buf_release(&detail);
	}
}

void gate_describe(const struct workspace *w, const struct gate *gate, struct gate_view *out)
{
	const struct sign_off *last = gate_last(w, gate->code);
	const struct gate_content *c = &w->g->gates;
	const struct about *about = &w->g->about;
	out->gate = mem_copy_text(gate->code);
	out->title = mem_copy_text(gate->title);
	out->after = gate->after;
	out->kind = mem_copy_text(gate->kind);
	out->kind_words = mem_copy_or_null(
	        choice_words(c->kinds, c->kinds_count, choice_read(c->kinds, c->kinds_count, gate->kind)));
	out->who = mem_copy_or_null(choice_words(about->roles, about->roles_count,
	                                         choice_read(about->roles, about->roles_count, gate->who)));
	out->otherwise = mem_copy_or_null(gate->otherwise);
	out->conditions = (int64_t)gate->conditions_count;
	look_at_conditions(w, gate, out);
	out->state = mem_copy_text(state_of(last, out->unmet_count == 0));
	out->state_words = mem_copy_text(describe_code(w->g, "gate", out->state));
	out->decisions = 0;
	for (size_t i = 0; i < w->sign_offs.count; i++)
		out->decisions += !strcmp(w->sign_offs.items[i].gate, gate->code);
	if (last)
		describe_sign_off(w, gate, last, &out->sign_off);
}

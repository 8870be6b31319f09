/* famctx account staff: sends a CSV, which the keeper reads when all of it has come. */
#include "account.h"
#include "famctx/base/file.h"
#include "famctx/base/mem.h"
#include "famctx/text/utf8.h"

/* The place of the first byte that no text has; NULL when it is all text. */
static const char *find_no_text(const struct buf *text)
{
	const char *at = text->data, *end = text->data + text->len;
	while (at < end) {
		struct utf8_char c = utf8_decode(at, (size_t)(end - at));
		if (c.bad || c.code == 0x7F || (c.code < ' ' && c.code != '\t' && c.code != '\r' && c.code != '\n'))
			return at;
		at += c.size;
	}
	return NULL;
}

static bool read_text(const char *path, struct buf *text, struct err *e)
{
	if (!file_read(path, STAFF_TEXT_LIMIT, text, e))
		return false;
	const char *bad = find_no_text(text);
	int line = 1;
	for (const char *at = text->data; bad && at < bad; at++)
		line += *at == '\n';
	return !bad || err_set(e, ERR_INPUT, _("%s:%d: this is no text in UTF-8; save the table as a CSV in UTF-8"), path, line);
}

/* Bytes of the next part, which ends between two characters. */
static size_t part_of(const struct buf *text, size_t from)
{
	size_t len = text->len - from;
	if (len <= STAFF_TEXT_PART)
		return len;
	len = STAFF_TEXT_PART;
	while (((unsigned char)text->data[from + len] & 0xC0) == 0x80)
		len--;
	return len;
}

static bool send_part(struct run *run, struct staff_text_request *request, struct staff_load_answer *answer, struct err *e)
{
	if (request->last)
		return run_ask(run, REQUEST_STAFF_LOAD, &staff_text_request_shape, request, &staff_load_answer_shape, answer, e);
	return client_call(run->client, REQUEST_STAFF_LOAD, &staff_text_request_shape, request, NULL, NULL, e);
}

static bool send(struct run *run, const char *path, const struct buf *text, struct staff_load_answer *answer, struct err *e)
{
	size_t from = 0;
	bool ok = true;
	do {
		size_t len = part_of(text, from);
		struct staff_text_request request = {
			.file = mem_copy_text(path),
			.text = mem_copy_bytes(text->data + from, len),
			.first = from == 0,
			.last = from + len == text->len,
		};
		ok = send_part(run, &request, answer, e);
		shape_release(&staff_text_request_shape, &request);
		from += len;
	} while (ok && from < text->len);
	return ok;
}

static bool tell(struct run *run, const struct staff_load_answer *answer, struct err *e)
{
	struct problems problems = PROBLEMS_INIT;
	struct buf text = BUF_INIT;
	char staff[NUMBER_SIZE], accounts[NUMBER_SIZE];
	for (size_t i = 0; i < answer->problems_count; i++) {
		const struct source_problem *p = &answer->problems[i];
		problems_add(&problems, PROBLEM_ERROR, p->file, (struct place){ (int)p->line, (int)p->column }, "%s", p->message);
	}
	run_problems(run, &problems);
	problems_release(&problems);
	if (answer->refused)
		return err_set(e, ERR_INPUT, _("nothing was changed: mend what is named and load the table again"));
	number_text(answer->staff, staff);
	number_text(answer->accounts, accounts);
	if (!run->options.json)
		LINE(run, &text, "account_staff", { "staff", staff }, { "accounts", accounts });
	bool ok = run_print(run, &text, e);
	buf_release(&text);
	return ok;
}

int account_load_staff(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	struct staff_load_answer answer;
	shape_init(&staff_load_answer_shape, &answer);
	bool ok = (argc == 1 || err_set(&e, ERR_USAGE, _("name one table: famctx account staff FILE.csv"))) &&
		  read_text(argv[0], &text, &e) && run_open(run, &e) && send(run, argv[0], &text, &answer, &e) &&
		  tell(run, &answer, &e);
	int status = ok ? ERR_NONE : run_fail(run, &e);
	explicit_bzero(text.data, text.len);
	shape_release(&staff_load_answer_shape, &answer);
	buf_release(&text);
	return status;
}

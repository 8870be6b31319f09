#include "commands.h"
#include "print.h"

static void join_words(int argc, char **argv, struct buf *out)
{
	for (int i = 0; i < argc; i++) {
		if (i)
			buf_add_char(out, ' ');
		buf_add_text(out, argv[i]);
	}
}

static int print_answer(struct run *run, const struct find_answer *answer, struct err *e)
{
	struct buf text = BUF_INIT;
	if (!run->options.json && !answer->too_little)
		print_find(run, answer, &text);
	bool printed = run_print(run, &text, e);
	buf_release(&text);
	if (answer->too_little)
		err_set(e, ERR_USAGE, "%s", answer->too_little);
	if (!printed || answer->too_little)
		return run_fail(run, e);
	return answer->total > 0 ? ERR_NONE : ERR_NOTHING;
}

static int find(struct run *run, int argc, char **argv)
{
	struct err e = ERR_INIT;
	struct buf words = BUF_INIT;
	struct find_request request;
	struct find_answer answer;
	shape_init(&find_request_shape, &request);
	shape_init(&find_answer_shape, &answer);
	join_words(argc, argv, &words);
	request.query = words.data;

	int status;
	if (!words.len)
		err_set(&e, ERR_USAGE, _("say whom to find: famctx find NAME DATE POSTCODE NUMBER, in any order"));
	if (words.len && run_open(run, &e) && run_purpose(run, &e) &&
	    run_ask(run, REQUEST_FIND, &find_request_shape, &request, &find_answer_shape, &answer, &e))
		status = print_answer(run, &answer, &e);
	else
		status = run_fail(run, &e);
	shape_release(&find_answer_shape, &answer);
	buf_release(&words);
	return status;
}

const struct command command_find = {
	.name = "find",
	.arguments = "WORDS...",
	.summary = N_("find people by name, birth date, address or number, in any order"),
	.options = "",
	.run = find,
};

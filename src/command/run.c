#include "run.h"

#include <errno.h>
#include <unistd.h>

#include "famctx/api/request.h"
#include "famctx/base/datadir.h"
#include "famctx/base/mem.h"
#include "famctx/base/socket.h"
#include "famctx/schema/json.h"
#include "famctx/text/ascii.h"
#include "famctx/text/sanitise.h"
#include "ask.h"
#include "lines.h"
#include "progress.h"
#include "value.h"

static void gate(const struct run *run, const char *text, size_t len, struct buf *out)
{
	sanitise_bytes(out, text, len, SANITISE_LINES | (run->ascii ? SANITISE_ASCII : 0), NULL);
}

int run_fail(const struct run *run, const struct err *e)
{
	struct buf text = BUF_INIT;
	buf_add_text(&text, "famctx: ");
	gate(run, e->message, strlen(e->message), &text);
	fprintf(stderr, "%s\n", text.data);
	buf_release(&text);
	return (int)e->code;
}

void run_problems(const struct run *run, struct problems *problems)
{
	struct buf text = BUF_INIT, clean = BUF_INIT;
	problems_sort(problems);
	problems_print(problems, &text);
	gate(run, text.data, text.len, &clean);
	fputs(clean.data, stderr);
	buf_release(&text);
	buf_release(&clean);
}

bool run_folders(struct run *run, struct err *e)
{
	buf_clear(&run->data_folder);
	buf_clear(&run->screens_folder);
	return datadir_find("data", true, &run->data_folder, e) &&
	       datadir_find("screens", true, &run->screens_folder, e);
}

static bool read_lines(struct run *run, struct problems *problems)
{
	run->lines = mem_zero(1, sizeof(*run->lines));
	return lines_load(run->screens_folder.data, run->lines, problems);
}

bool run_words(struct run *run, struct err *e)
{
	struct problems problems = PROBLEMS_INIT;
	if (run->lines)
		return true;
	if (!run_folders(run, e))
		return false;
	bool ok = words_load(run->data_folder.data, &run->words, &problems);
	ok = read_lines(run, &problems) && ok;
	if (!ok) {
		run_problems(run, &problems);
		err_set(e, ERR_INPUT, _("the files of words have mistakes: mend the lines named above"));
	}
	problems_release(&problems);
	return ok;
}

/* A store of one's own, or the socket of a keeper, as named; else the shared keeper of this host where it has one. */
static bool choose_store(struct run *run, struct client_options *options, struct err *e)
{
	const char *named = run->options.store ? run->options.store : getenv("FAMCTX_STORE");
	const char *place = named && *named ? named : run->shared_socket;
	if (!options->make && socket_is_there(place))
		options->socket = place;
	else if (place == named)
		options->store = named;
	else
		return err_set(e, ERR_USAGE,
			       _("no store is named, and no shared keeper listens on %s. Use --store DIR or set FAMCTX_STORE; "
				 "famctx init makes an empty store; famctx demo shows made-up families"),
			       place);
	return true;
}

static bool read_at(const struct run *run, struct date *at, struct err *e)
{
	return value_day(run->options.at, "--at", at, e);
}

bool run_open_as(struct run *run, enum serve_make make, const char *backup, struct err *e)
{
	struct client_options options = {
		.make = make,
		.backup = backup,
		.throw_away = run->throw_away,
		.serve = run->front->serve,
		.as = run->options.as,
		.program = run->options.line ? "line" : "command",
	};
	if (!run_words(run, e) || !read_at(run, &options.at, e) || !choose_store(run, &options, e))
		return false;
	options.data_folder = run->data_folder.data;
	return client_open(&options, &run->client, e);
}

bool run_open(struct run *run, struct err *e)
{
	return run_open_as(run, SERVE_ONLY, NULL, e);
}

bool run_purpose_from_options(const struct run *run, struct purpose *purpose, struct err *e)
{
	if (!purpose_read(run->options.purpose, purpose))
		return err_set(e, ERR_USAGE,
			       _("--purpose must be one of s17 s47 allocated duty supervision quality complaint training, "
				 "or other:TEXT, not '%s'"),
			       run->options.purpose);
	purpose->case_reference = mem_copy_or_null(run->options.case_reference);
	purpose->behalf = mem_copy_or_null(run->options.behalf);
	if (run->options.consent && !consent_read(run->options.consent, client_hello(run->client)->at, purpose))
		return err_set(e, ERR_USAGE,
			       _("--consent must be not-needed, held:DATE with a day up to today, or not-held:TEXT, not '%s'"),
			       run->options.consent);
	return true;
}

/* Where it only may be said, whoever gave options has said what they wanted to. */
static bool must_ask_talk(const struct run *run)
{
	return run->terminal && client_hello(run->client)->consent == CONSENT_REQUIRE;
}

bool run_purpose(struct run *run, struct err *e)
{
	struct purpose purpose;
	shape_init(&purpose_shape, &purpose);
	bool ok;
	if (run->options.purpose)
		ok = run_purpose_from_options(run, &purpose, e) && (!must_ask_talk(run) || ask_talk(run, &purpose, e));
	else if (run->terminal)
		ok = ask_purpose(run, &purpose, e);
	else
		ok = err_set(e, ERR_USAGE,
			     _("say why you look: add --purpose with one of s17 s47 allocated duty supervision quality "
			       "complaint training, or other:TEXT, and --case REF"));
	ok = ok && client_call(run->client, REQUEST_PURPOSE, &purpose_shape, &purpose, NULL, NULL, e);
	shape_release(&purpose_shape, &purpose);
	return ok;
}

void run_release(struct run *run)
{
	if (run->client)
		client_close(run->client);
	if (run->lines) {
		shape_release(&lines_shape, run->lines);
		mem_free(run->lines);
		words_release(&run->words);
	}
	buf_release(&run->data_folder);
	buf_release(&run->screens_folder);
}

static bool print_json(const struct run *run, const struct buf *json, struct err *e)
{
	if (fwrite(json->data, 1, json->len, stdout) == json->len && putchar('\n') != EOF && fflush(stdout) == 0)
		return true;
	(void)run;
	return err_errno(e, ERR_INPUT, _("the answer cannot be written"));
}

bool run_ask(struct run *run, const char *method, const struct shape *params_shape, const void *params,
	     const struct shape *answer_shape, void *answer, struct err *e)
{
	if (!run->options.json)
		return client_call(run->client, method, params_shape, params, answer_shape, answer, e);
	struct buf json = BUF_INIT;
	bool ok = client_call_json(run->client, method, params_shape, params, &json, e) &&
		  print_json(run, &json, e) && json_decode(json.data, json.len, answer_shape, answer, e);
	buf_release(&json);
	return ok;
}

bool run_ask_long(struct run *run, const char *method, const struct shape *params_shape, const void *params,
		  const struct shape *answer_shape, void *answer, struct err *e)
{
	struct progress_line line;
	progress_start(&line, run);
	bool ok = run_ask(run, method, params_shape, params, answer_shape, answer, e);
	progress_end(&line);
	return ok;
}

/* A text of several lines stays below its label: what a source writes must not look like a line of ours. Cleaned
 * first, as a carriage return becomes a line's end there. */
static void add_indented(struct buf *out, const struct buf *text)
{
	struct buf clean = BUF_INIT;
	size_t indent = strspn(text->data, " ") + 2;

	sanitise_bytes(&clean, text->data, text->len, SANITISE_LINES, NULL);
	for (size_t i = 0; i < clean.len; i++) {
		buf_add_char(out, clean.data[i]);
		for (size_t j = 0; clean.data[i] == '\n' && j < indent; j++)
			buf_add_char(out, ' ');
	}
	buf_release(&clean);
}

void run_line(const struct run *run, struct buf *out, const char *key, const struct fill *fills, size_t count)
{
	struct buf text = BUF_INIT;

	words_fill(lines_find(run->lines, key), fills, count, &text);
	add_indented(out, &text);
	buf_add_char(out, '\n');
	buf_release(&text);
}

const char *number_text(int64_t n, char text[NUMBER_SIZE])
{
	snprintf(text, NUMBER_SIZE, "%lld", (long long)n);
	return text;
}

bool run_print(const struct run *run, const struct buf *text, struct err *e)
{
	struct buf clean = BUF_INIT;
	gate(run, text->data, text->len, &clean);
	bool ok = fwrite(clean.data, 1, clean.len, stdout) == clean.len && fflush(stdout) == 0;
	buf_release(&clean);
	if (!ok)
		err_errno(e, ERR_INPUT, _("the answer cannot be written"));
	return ok;
}

int run_end(const struct run *run, const struct buf *text, bool ok, struct err *e)
{
	return ok && run_print(run, text, e) ? ERR_NONE : run_fail(run, e);
}

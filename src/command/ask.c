#include "ask.h"

#include <termios.h>
#include <unistd.h>

#include "famctx/base/mem.h"
#include "famctx/text/number.h"
#include "famctx/text/utf8.h"
#include "lines.h"

#define LINE_MOST 4096
#define SECRET_MOST LINE_MOST /* no copy is left behind by growing */

static void trim(struct buf *b)
{
	while (b->len && strchr(" \t\r\n", b->data[b->len - 1]))
		buf_truncate(b, b->len - 1);
	size_t start = strspn(b->data, " \t");
	buf_splice(b, 0, start, "", 0);
}

/* The line as it was typed, without its end. */
static bool ask_line(const struct run *run, const char *key, struct buf *answer)
{
	char line[LINE_MOST];
	struct buf question = BUF_INIT;
	struct err e = ERR_INIT;
	words_fill(lines_find(run->lines, key), NULL, 0, &question);
	buf_add_char(&question, ' ');
	bool asked = run_print(run, &question, &e);
	buf_release(&question);
	if (!asked || !fgets(line, sizeof(line), stdin))
		return false;
	buf_clear(answer);
	buf_add(answer, line, strcspn(line, "\r\n"));
	explicit_bzero(line, sizeof(line));
	return true;
}

bool ask_text(const struct run *run, const char *key, struct buf *answer)
{
	if (!ask_line(run, key, answer))
		return false;
	trim(answer);
	if (!utf8_valid(answer->data, answer->len))
		buf_clear(answer);
	return true;
}

bool ask_secret(const struct run *run, const char *key, struct buf *answer)
{
	struct termios shown, hidden;
	if (tcgetattr(STDIN_FILENO, &shown) != 0)
		return false;
	hidden = shown;
	/* Nor may Ctrl-C leave a terminal behind that shows nothing. */
	hidden.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
	if (tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) != 0)
		return false;
	buf_reserve(answer, SECRET_MOST);
	/* Spaces at either end belong to a password. */
	bool asked = ask_line(run, key, answer);
	(void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
	(void)fputc('\n', stdout);
	return asked;
}

int ask_number(const struct run *run, const char *key, int most, int otherwise)
{
	struct buf answer = BUF_INIT;
	int number = 0;
	while (ask_text(run, key, &answer) && !number_parse_int(answer.data, 1, most, &number)) {
		if (!answer.len && otherwise) {
			number = otherwise;
			break;
		}
		struct buf again = BUF_INIT;
		struct err e = ERR_INIT;
		char last[16];
		snprintf(last, sizeof(last), "%d", most);
		LINE(run, &again, "ask_number_again", { "most", last });
		bool said = run_print(run, &again, &e);
		buf_release(&again);
		if (!said)
			break;
	}
	buf_release(&answer);
	return number;
}

/* On made-up families training comes first, so that Enter takes it; elsewhere there is no such purpose. */
static int offered(bool training, int list[BASIS_COUNT])
{
	int count = 0;
	if (training)
		list[count++] = BASIS_TRAINING;
	for (int basis = 0; basis < BASIS_COUNT; basis++)
		if (basis != BASIS_TRAINING)
			list[count++] = basis;
	return count;
}

static bool print_purposes(const struct run *run, const int *list, int count, struct err *e)
{
	struct buf text = BUF_INIT;
	LINE(run, &text, "ask_why", { "none", NULL });
	for (int i = 0; i < count; i++) {
		char number[16];
		snprintf(number, sizeof(number), "%d", i + 1);
		LINE(run, &text, "ask_choice", { "number", number },
		     { "words", words_basis(&run->words, list[i])->word });
	}
	bool printed = run_print(run, &text, e);
	buf_release(&text);
	return printed;
}

static void keep_text(const struct run *run, const char *key, char **out)
{
	struct buf answer = BUF_INIT;
	if (ask_text(run, key, &answer) && answer.len)
		*out = buf_detach(&answer);
	buf_release(&answer);
}

static bool ask_talk_day(const struct run *run, struct purpose *out)
{
	struct date today = client_hello(run->client)->at;
	struct buf answer = BUF_INIT;
	bool known = false;
	while (!known && ask_text(run, "ask_talk_day", &answer))
		known = consent_day(answer.data, today, &out->consent_on);
	buf_release(&answer);
	return known;
}

static bool ask_talk_because(const struct run *run, struct purpose *out)
{
	while (!out->consent_because) {
		struct buf answer = BUF_INIT;
		bool asked = ask_text(run, "ask_talk_because", &answer);
		if (answer.len)
			out->consent_because = buf_detach(&answer);
		buf_release(&answer);
		if (!asked)
			return false;
	}
	return true;
}

bool ask_talk(const struct run *run, struct purpose *out, struct err *e)
{
	const struct hello_answer *hello = client_hello(run->client);
	bool may_skip = hello->consent == CONSENT_RECORD;
	if (!consent_asked(hello, out->basis) || out->consent != CONSENT_NOT_SAID)
		return true;
	if (consent_free(hello, out->basis)) {
		out->consent = CONSENT_NOT_NEEDED;
		return true;
	}
	int number = ask_number(run, may_skip ? "ask_talk_or_skip" : "ask_talk", 2, may_skip ? 3 : 0);
	static const int said[] = { CONSENT_NOT_SAID, CONSENT_HELD, CONSENT_NOT_HELD, CONSENT_NOT_SAID };
	out->consent = said[number];
	bool ok = number && (out->consent != CONSENT_HELD || ask_talk_day(run, out)) &&
		  (out->consent != CONSENT_NOT_HELD || ask_talk_because(run, out));
	return ok || err_set(e, ERR_USAGE, _("nobody is looked up before it is said whether the family was talked with"));
}

bool ask_purpose(const struct run *run, struct purpose *out, struct err *e)
{
	int list[BASIS_COUNT];
	bool training = client_hello(run->client)->training;
	int count = offered(training, list);
	if (!print_purposes(run, list, count, e))
		return false;
	int number = training ? ask_number(run, "ask_number_or_first", count, 1) : ask_number(run, "ask_number", count, 0);
	if (!number)
		return err_set(e, ERR_USAGE, _("nobody is looked up without a purpose"));
	out->basis = list[number - 1];
	if (out->basis == BASIS_OTHER)
		keep_text(run, "ask_why_other", &out->text);
	if (out->basis != BASIS_TRAINING)
		keep_text(run, "ask_case", &out->case_reference);
	return ask_talk(run, out, e);
}

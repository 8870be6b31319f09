#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "support/leak_fixture.h"

#include "famctx/api/request.h"
#include "famctx/base/mem.h"

enum err_code leak_ask(struct client *c, const char *request, const char *format, const char *text, struct buf *out)
{
	struct buf params = BUF_INIT;
	for (const char *at = format; *at; at++)
		if (*at == '#')
			buf_add_text(&params, text);
		else
			buf_add_char(&params, *at);
	buf_clear(out);
	enum err_code code = look_ask(c, request, params.data, out);
	buf_release(&params);
	return code;
}

void leak_must(struct client *c, const char *request, const char *format, const char *text, struct buf *out)
{
	if (leak_ask(c, request, format, text, out))
		fail_msg("%s: %s", request, out->data);
}

void leak_must_as(const char *login, const char *request, const char *format, const char *text, struct buf *out)
{
	struct client *c = look_as(login, "training");
	leak_must(c, request, format, text, out);
	client_close(c);
}

void leak_expect_without(const struct buf *answer, const char *text)
{
	if (strstr(answer->data, text))
		fail_msg("%s in %s", text, answer->data);
}

void leak_expect_with(const struct buf *answer, const char *text)
{
	if (!strstr(answer->data, text))
		fail_msg("no %s in %s", text, answer->data);
}

char *leak_text_of(const struct buf *answer, const char *key)
{
	struct buf start = BUF_INIT;
	buf_printf(&start, "\"%s\":\"", key);
	const char *at = strstr(answer->data, start.data);
	if (!at)
		fail_msg("no %s in %s", key, answer->data);
	at += start.len;
	buf_release(&start);
	return mem_copy_bytes(at, strcspn(at, "\""));
}

enum err_code leak_challenge(struct client *c, const char *on, const char *text, struct buf *out)
{
	static int ids;
	struct buf params = BUF_INIT;
	buf_printf(&params, "{\"id\":\"leak-%d\",\"on\":\"%s\",\"type\":\"out-of-date\",\"because\":\"" BECAUSE "\"}", ++ids, on);
	enum err_code code = leak_ask(c, REQUEST_CHALLENGE_SEND, params.data, text, out);
	buf_release(&params);
	return code;
}

char *leak_challenged(const char *login, const char *on, const char *text)
{
	struct client *c = look_as(login, "training");
	struct buf out = BUF_INIT;
	if (leak_challenge(c, on, text, &out))
		fail_msg("%s", out.data);
	client_close(c);
	char *reference = leak_text_of(&out, "reference");
	buf_release(&out);
	return reference;
}

int64_t leak_restricted(const char *person, const char *level)
{
	struct buf format = BUF_INIT, out = BUF_INIT;
	buf_printf(&format, "{\"who\":\"#\",\"level\":\"%s\",\"reason\":\"a test\"}", level);
	leak_must_as("r.ade", REQUEST_RESTRICT, format.data, person, &out);
	const char *number = strstr(out.data, "\"restriction\":");
	assert_non_null(number);
	int64_t restriction = strtoll(number + strlen("\"restriction\":"), NULL, 10);
	buf_release(&format);
	buf_release(&out);
	return restriction;
}

void leak_lifted(int64_t restriction)
{
	struct buf params = BUF_INIT, out = BUF_INIT;
	buf_printf(&params, "{\"restriction\":%lld,\"reason\":\"a test\"}", (long long)restriction);
	leak_must_as("r.ade", REQUEST_LIFT, params.data, "", &out);
	buf_release(&params);
	buf_release(&out);
}

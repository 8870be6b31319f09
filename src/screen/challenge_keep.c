/* What is being typed is kept by the keeper, for the account alone that types it. */
#include <string.h>

#include "challenge.h"
#include "famctx/base/mem.h"
#include "famctx/schema/json.h"
#include "say.h"

#define DRAFT_KIND "challenge"
#define KEEP_AFTER_MS 1000 /* two seconds of typing are the most that is ever lost */

static const struct field draft_fields[] = {
	FIELD_TEXT(struct challenge_draft, about, SENSITIVE, N_("What it is about, in words")),
	FIELD_STRUCT(struct challenge_draft, send, REQUIRED, &challenge_send_shape, N_("What would be sent")),
};
const struct shape challenge_draft_shape = SHAPE(struct challenge_draft, "draft", draft_fields);

bool draft_read(const struct draft *d, struct challenge_draft *out)
{
	struct err e = ERR_INIT;
	bool ok = !strcmp(d->kind, DRAFT_KIND) && d->body &&
	          json_decode(d->body, strlen(d->body), &challenge_draft_shape, out, &e);
	if (!ok)
		shape_init(&challenge_draft_shape, out);
	return ok;
}

/* Feedback has a key of its own: what is searched can be challenged too, and is about the tool as well. */
const char *raising_key(const struct raising *r)
{
	return r->feedback ? "feedback" : r->draft.send.on;
}

bool raising_recall(struct screen *s)
{
	struct raising *r = s->state;
	struct draft_list_request request = { mem_copy_text(DRAFT_KIND) };
	struct draft_list list;
	struct err e = ERR_INIT;
	/* That nothing could be recalled is no reason not to say something now. */
	bool ok = s->app->session->ask(s->app->session, REQUEST_DRAFT_LIST, &draft_list_request_shape, &request,
	                               &draft_list_shape, &list, &e);
	for (size_t i = 0; ok && i < list.drafts_count && !r->kept; i++) {
		struct challenge_draft found;
		if (strcmp(list.drafts[i].key, raising_key(r)) != 0)
			continue;
		r->kept = draft_read(&list.drafts[i], &found);
		if (r->kept) {
			shape_release(&challenge_draft_shape, &r->draft);
			r->draft = found;
		}
	}
	shape_release(&draft_list_shape, &list);
	shape_release(&draft_list_request_shape, &request);
	return r->kept;
}

void raising_touch(struct screen *s)
{
	struct raising *r = s->state;
	r->typed = true;
	if (!s->due_ms)
		s->due_ms = clock_steady_ms() + KEEP_AFTER_MS;
}

static void note_time(struct screen *s)
{
	struct raising *r = s->state;
	struct moment now = clock_now(s->app->clock);
	buf_clear(&r->saved_at);
	buf_printf(&r->saved_at, "%d:%02d%s", now.hour % 12 ? now.hour % 12 : 12, now.minute,
	           now.hour < 12 ? _("am") : _("pm"));
}

static bool ask(struct screen *s, const char *request, char *body, struct err *e)
{
	struct raising *r = s->state;
	struct draft d = { .kind = mem_copy_text(DRAFT_KIND), .key = mem_copy_text(raising_key(r)), .body = body };
	bool ok = s->app->session->ask(s->app->session, request, &draft_shape, &d, NULL, NULL, e);
	mem_free(d.kind);
	mem_free(d.key);
	return ok;
}

static bool wipe(struct screen *s, struct err *e)
{
	struct raising *r = s->state;
	if (r->kept && !ask(s, REQUEST_DRAFT_WIPE, NULL, e))
		return false;
	r->kept = false;
	buf_clear(&r->saved_at);
	return true;
}

static bool keep(struct screen *s, struct err *e)
{
	struct raising *r = s->state;
	struct buf body = BUF_INIT;
	json_encode(&challenge_draft_shape, &r->draft, &body);
	bool ok = ask(s, REQUEST_DRAFT_SAVE, body.data, e);
	explicit_bzero(body.data, body.len);
	buf_release(&body);
	if (ok) {
		r->kept = true;
		note_time(s);
	}
	return ok;
}

/* What has no name must leave nothing that has one. */
bool raising_save(struct screen *s, struct err *e)
{
	struct raising *r = s->state;
	if (!r->typed || r->sent)
		return true;
	raising_take(r);
	bool keeps = !raising_anonymous(r) && raising_anything(r);
	if (!(keeps ? keep(s, e) : wipe(s, e)))
		return false;
	r->typed = false;
	s->due_ms = 0;
	return true;
}

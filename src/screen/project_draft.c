#include "project.h"

#include <string.h>

#include "famctx/api/draft.h"
#include "famctx/api/session.h"
#include "famctx/base/clock.h"
#include "famctx/base/mem.h"
#include "famctx/schema/json.h"

#define DRAFT_KIND "project"
#define KEEP_AFTER_MS 1500 /* at most two seconds of typing are ever lost */

/* What was typed into one entry, and over which version of it. */
struct typed {
	char *field;
	char *value;
	int64_t version;
};

struct typed_list {
	struct typed *typed;
	size_t typed_count;
};

static const struct field typed_fields[] = {
	FIELD_TEXT(struct typed, field, REQUIRED, N_("The field")),
	FIELD_TEXT(struct typed, value, OPTIONAL, N_("What was typed")),
	FIELD_INTEGER(struct typed, version, OPTIONAL, 0, -1, N_("The version that was seen")),
};
static const struct shape typed_shape = SHAPE(struct typed, "typed", typed_fields);
static const struct field typed_list_fields[] = {
	FIELD_LIST(struct typed_list, typed, OPTIONAL, &typed_shape, N_("Each field that was changed")),
};
static const struct shape typed_list_shape = SHAPE(struct typed_list, "draft", typed_list_fields);

void writing_init(struct screen *s, struct writing *w, const char *draft)
{
	form_init(&w->form, screens_text(s->app->screens, TEXT_family_below));
	w->draft = mem_copy_or_null(draft);
	w->waiting = false;
}

/* ---- what was kept comes back ---------------------------------------------------------- */

static bool put_in(struct form *f, const struct typed *t)
{
	struct entry *entry = form_find(f, t->field);
	if (!entry)
		return false;
	form_type(entry, t->value ? t->value : "");
	entry->version = t->version;
	return entry_changed(entry);
}

static bool take_up(struct form *f, const char *body)
{
	struct typed_list list;
	struct err e = ERR_INIT;
	bool any = false;
	if (json_decode(body, strlen(body), &typed_list_shape, &list, &e))
		for (size_t i = 0; i < list.typed_count; i++)
			any |= put_in(f, &list.typed[i]);
	shape_release(&typed_list_shape, &list);
	return any;
}

void writing_begin(struct screen *s, struct writing *w)
{
	struct draft_list_request request = { mem_copy_text(DRAFT_KIND) };
	struct draft_list list;
	struct err e = ERR_INIT;
	memset(&list, 0, sizeof(list));
	form_start(&w->form);
	if (w->draft && part_ask_with(s->app, REQUEST_DRAFT_LIST, &draft_list_request_shape, &request,
	                              &draft_list_shape, &list, &e))
		for (size_t i = 0; i < list.drafts_count; i++)
			if (!strcmp(list.drafts[i].key, w->draft) && take_up(&w->form, list.drafts[i].body))
				app_say(s->app, "%s", screens_text(s->app->screens, TEXT_project_draft_back));
	shape_release(&draft_list_shape, &list);
	mem_free(request.kind);
}

/* ---- keeping ----------------------------------------------------------------------------- */

static void write_body(const struct form *f, struct buf *out)
{
	struct typed_list list = { mem_zero(f->count ? f->count : 1, sizeof(struct typed)), 0 };
	for (size_t i = 0; i < f->count; i++) {
		const struct entry *e = &f->entries[i];
		if (entry_changed(e))
			list.typed[list.typed_count++] =
			        (struct typed) { mem_copy_text(e->name),
				                 mem_copy_text(form_value(f, e->name)), e->version };
	}
	json_encode(&typed_list_shape, &list, out);
	shape_release(&typed_list_shape, &list);
}

static bool tell_keeper(struct screen *s, struct writing *w, const char *request, const char *body,
                        struct err *e)
{
	struct draft draft = { mem_copy_text(DRAFT_KIND), mem_copy_text(w->draft), mem_copy_text(body),
		               NULL };
	bool ok = s->app->session->ask(s->app->session, request, &draft_shape, &draft, NULL, NULL, e);
	shape_release(&draft_shape, &draft);
	return ok;
}

static void keep(struct screen *s, struct writing *w)
{
	struct buf body = BUF_INIT;
	struct err e = ERR_INIT;
	if (!w->waiting || !w->draft)
		return;
	w->waiting = false;
	write_body(&w->form, &body);
	if (!tell_keeper(s, w, form_any_changed(&w->form) ? REQUEST_DRAFT_SAVE : REQUEST_DRAFT_WIPE,
	                 body.data, &e))
		app_error(s->app, &e);
	buf_release(&body);
}

static void typed(struct screen *s, struct writing *w)
{
	w->waiting = true;
	if (w->draft && s->due_ms == 0)
		s->due_ms = clock_steady_ms() + KEEP_AFTER_MS;
}

void writing_tick(struct screen *s, struct writing *w)
{
	keep(s, w);
}

void writing_release(struct screen *s, struct writing *w)
{
	keep(s, w);
	form_release(&w->form);
	mem_free(w->draft);
	w->draft = NULL;
}

void writing_done(struct screen *s, struct writing *w)
{
	struct err e = ERR_INIT;
	w->waiting = false;
	s->due_ms = 0;
	if (w->draft && !tell_keeper(s, w, REQUEST_DRAFT_WIPE, "", &e))
		app_error(s->app, &e);
}

enum handled writing_key(struct screen *s, struct writing *w, const struct key_event *ev)
{
	enum handled h = form_key(&w->form, ev);
	if (h == HANDLED)
		typed(s, w);
	return h;
}

enum handled writing_act(struct screen *s, struct writing *w, enum action a, int count, int *pressed)
{
	enum handled h = form_act(&w->form, a, count, pressed);
	if (h == HANDLED && (a == ACTION_OPEN || a == ACTION_PICK))
		typed(s, w);
	return h;
}

/* ---- two people at once --------------------------------------------------------------------- */

struct field_version *writing_seen(const struct writing *w, size_t *count)
{
	struct field_version *seen = mem_zero(w->form.count + 1, sizeof(*seen));
	*count = 0;
	for (size_t i = 0; i < w->form.count; i++) {
		const struct entry *e = &w->form.entries[i];
		if (e->name && e->version != INTEGER_NONE)
			seen[(*count)++] = (struct field_version) { e->name, e->version };
	}
	return seen;
}

static void take_versions(struct form *f, const struct saved_answer *saved)
{
	for (size_t i = 0; i < saved->versions_count; i++) {
		struct entry *e = form_find(f, saved->versions[i].field);
		if (e && e->version != INTEGER_NONE)
			e->version = saved->versions[i].version;
	}
}

static void describe(const struct screen *s, const struct form *f, const struct save_conflict *c,
                     struct buf *out)
{
	const struct entry *e = form_find(f, c->field);
	SAY(s->app, TEXT_project_conflict, out, { "field", e && *e->label ? e->label : c->field },
	    { "who", c->who },
	    { "value", c->value ? c->value : screens_text(s->app->screens, TEXT_project_conflict_nothing) });
	buf_add_text(out, "\n\n");
}

bool writing_stands(struct screen *s, struct writing *w, const struct saved_answer *saved)
{
	struct buf text = BUF_INIT;
	take_versions(&w->form, saved);
	if (saved->conflicts_count == 0)
		return true;
	for (size_t i = 0; i < saved->conflicts_count; i++)
		describe(s, &w->form, &saved->conflicts[i], &text);
	SAY_PLAIN(s->app, TEXT_project_conflict_next, &text);
	app_show(s->app, screens_text(s->app->screens, TEXT_project_conflict_title), text.data);
	buf_release(&text);
	return false;
}

/*
 * Home of whoever opens no families: what there is to do in this role, on screens and by command. Made from what
 * the keeper takes from this sign-in, so that an authority may give roles other requests.
 */

#include <string.h>

#include "app_private.h"
#include "facts.h"
#include "famctx/api/request.h"
#include "famctx/screen/desk.h"
#include "famctx/screen/screens.h"
#include "famctx/screen/session.h"
#include "project.h"
#include "say.h"

#define KEY_COLUMNS 6

struct desk {
	struct facts facts;
};

/* What has screens, the most used first. */
static const enum action places[] = { ACTION_TRAIL, ACTION_SCOPE, ACTION_PROJECTS, ACTION_QUEUE, ACTION_MINE,
				      ACTION_FEEDBACK, ACTION_ACTIVITY, ACTION_RECORDED, ACTION_PRIVACY };

/* What has none. */
static const struct {
	const char *request, *command;
	enum text told;
} typed[] = {
	{ REQUEST_ACCOUNT_LIST, "famctx account list", TEXT_desk_account_list },
	{ REQUEST_ACCOUNT_ADD, "famctx account add LOGIN --name NAME --team TEAM", TEXT_desk_account_add },
	{ REQUEST_ACCOUNT_CHANGE, "famctx account change LOGIN --team TEAM", TEXT_desk_account_change },
	{ REQUEST_ACCOUNT_CLOSE, "famctx account close LOGIN --reason TEXT", TEXT_desk_account_close },
	{ REQUEST_STAFF_LOAD, "famctx account staff FILE.csv", TEXT_desk_staff },
	{ REQUEST_RESTRICTIONS, "famctx restrict list", TEXT_desk_restrictions },
	{ REQUEST_RESTRICT, "famctx restrict SOURCE:RECORD --level sealed --reason TEXT", TEXT_desk_restrict },
	{ REQUEST_LIFT, "famctx restrict lift NUMBER --reason TEXT", TEXT_desk_lift },
	{ REQUEST_LOAD, "famctx load --check MANIFEST", TEXT_desk_load_check },
	{ REQUEST_LOAD, "famctx load MANIFEST", TEXT_desk_load },
	{ REQUEST_LOAD, "famctx sources", TEXT_desk_sources },
	{ REQUEST_BACKUP, "famctx backup FILE", TEXT_desk_backup },
	{ REQUEST_CHALLENGE_EXPORT, "famctx challenge export --format csv", TEXT_desk_challenges },
	{ REQUEST_AUDIT_EXPORT, "famctx audit export --format csv", TEXT_desk_audit_export },
	{ REQUEST_AUDIT_VERIFY, "famctx audit verify", TEXT_desk_audit_verify },
	{ REQUEST_AUDIT_ANCHOR, "famctx audit anchor FILE", TEXT_desk_audit_anchor },
	{ REQUEST_AUDIT_ARCHIVE, "famctx audit archive FILE --until DAY", TEXT_desk_audit_archive },
	{ REQUEST_CHECK, "famctx check", TEXT_desk_check },
	{ REQUEST_ACCOUNT_PERMISSIONS, "famctx account permissions", TEXT_desk_permissions },
};

const struct screen_ops *desk_home(const struct session *s)
{
	return session_may(s, REQUEST_FIND) ? &screen_search : &screen_desk;
}

const struct screen_ops *desk_first(const struct session *s)
{
	if (session_may(s, REQUEST_FIND))
		return NULL;
	if (session_may(s, REQUEST_AUDIT_LIST))
		return &screen_trail;
	if (session_may(s, REQUEST_LOAD))
		return &screen_scope;
	return projects_for(s);
}

/* ---- what stands there ---------------------------------------------------------------- */

static void add_places(const struct screen *s, struct facts *out)
{
	facts_heading(out, screens_text(s->app->screens, TEXT_desk_on_screen));
	for (size_t i = 0; i < ARRAY_LEN(places); i++) {
		struct buf key = BUF_INIT;
		if (app_works_anywhere(s->app, places[i])) {
			action_key_name(places[i], s->app->keys.letters, &key);
			facts_line(out, action_info(places[i])->id, _(action_info(places[i])->help), key.data, KEY_COLUMNS);
		}
		buf_release(&key);
	}
}

/* A command must be read whole, so it wraps where there are few columns. */
static void add_command(const struct screen *s, const char *command, const char *told, struct facts *out)
{
	if (!narrow(s->app)) {
		facts_row(out, command, command, told);
		return;
	}
	facts_note(out, command, ROLE_TEXT, command);
	facts_under(out, command, ROLE_QUIET, told);
}

static void add_commands(const struct screen *s, struct facts *out)
{
	facts_heading(out, screens_text(s->app->screens, TEXT_desk_by_command));
	facts_note(out, "by_command", ROLE_QUIET, screens_text(s->app->screens, TEXT_desk_where));
	for (size_t i = 0; i < ARRAY_LEN(typed); i++)
		if (session_may(s->app->session, typed[i].request))
			add_command(s, typed[i].command, screens_text(s->app->screens, typed[i].told), out);
}

/* What has no screens comes first to whoever has none of them as a place of their own. */
static void fill(struct screen *s)
{
	struct facts *f = &((struct desk *)s->state)->facts;
	facts_clear(f);
	if (!desk_first(s->app->session))
		add_commands(s, f);
	add_places(s, f);
	if (desk_first(s->app->session))
		add_commands(s, f);
}

/* ---- the screen ----------------------------------------------------------------------- */

static void desk_close(struct screen *s)
{
	facts_release(&((struct desk *)s->state)->facts);
}

static void desk_title(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, TEXT_desk_title, out);
}

static int desk_head_rows(const struct screen *s, int cols)
{
	(void)s;
	(void)cols;
	return 1;
}

static void desk_head(const struct screen *s, struct canvas *c, struct rect area)
{
	say_draw(s->app, narrow(s->app) ? TEXT_desk_role_narrow : TEXT_desk_role, c, area.row, area.col + 1, area.cols - 1,
		 ROLE_TEXT);
}

static void desk_layout(struct screen *s, struct rect area)
{
	fill(s);
	facts_layout(&((struct desk *)s->state)->facts, area);
}

static bool desk_open(struct screen *s, const void *arg, struct err *e)
{
	struct desk *d = s->state;
	(void)arg;
	(void)e;
	facts_init(&d->facts, screens_text(s->app->screens, TEXT_family_below));
	desk_layout(s, part_room(s->app));
	return true;
}

/* What works depends on what is on top. */
static void desk_resume(struct screen *s)
{
	if (s->area.rows)
		desk_layout(s, s->area);
}

static void desk_draw(const struct screen *s, struct canvas *c)
{
	facts_draw(&((const struct desk *)s->state)->facts, c, true);
}

static enum action selected(const struct screen *s)
{
	const struct fact *fact = facts_selected(&((const struct desk *)s->state)->facts);
	for (size_t i = 0; fact && i < ARRAY_LEN(places); i++)
		if (!strcmp(fact->id, action_info(places[i])->id))
			return places[i];
	return ACTION_NONE;
}

static enum handled desk_act(struct screen *s, enum action a, int count)
{
	(void)count;
	if (a == ACTION_OPEN && selected(s) != ACTION_NONE)
		return app_act_anywhere(s->app, selected(s));
	return facts_act(&((struct desk *)s->state)->facts, a);
}

static void desk_offer(const struct screen *s, enum action a, struct offer *o)
{
	if (a == ACTION_OPEN)
		o->now = selected(s) != ACTION_NONE;
	/* There is nothing to go back to. */
	if (a == ACTION_BACK && s->app->depth == 1)
		o->now = false;
}

static const char *desk_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_desk);
}

const struct screen_ops screen_desk = {
	.id = "desk",
	.where = WHERE_DESK,
	.state_size = sizeof(struct desk),
	.open = desk_open,
	.close = desk_close,
	.resume = desk_resume,
	.title = desk_title,
	.head_rows = desk_head_rows,
	.head = desk_head,
	.layout = desk_layout,
	.draw = desk_draw,
	.act = desk_act,
	.offer = desk_offer,
	.help = desk_help,
};

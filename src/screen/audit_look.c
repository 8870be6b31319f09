/* One look, with everything that is known of it. */
#include "audit.h"
#include "facts.h"
#include "famctx/screen/session.h"
#include "say.h"

struct look {
	struct audit_line line;
	struct facts facts;
};

static void add_row(const struct screen *s, struct facts *f, const char *id, enum text label, const char *value)
{
	facts_row(f, id, screens_text(s->app->screens, label), value);
}

static void add_who(const struct screen *s, struct facts *f, const struct audit_line *l)
{
	struct buf where = BUF_INIT;
	add_row(s, f, "who", TEXT_look_who, trail_worker(s->app, l));
	if (l->role >= 0)
		add_row(s, f, "role", TEXT_look_role, words_role(s->app->words, l->role)->words);
	add_row(s, f, "team", TEXT_look_team, l->team);
	SAY(s->app, TEXT_look_where_value, &where, { "program", l->program }, { "tty", l->tty }, { "peer", l->peer });
	add_row(s, f, "where", TEXT_look_where, where.len ? where.data : NULL);
	buf_release(&where);
}

static void add_people(const struct screen *s, struct facts *f, const struct audit_line *l)
{
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	const struct audit_person *whom = l->opened.person ? &l->opened : &l->asked;
	if (whom->person) {
		SAY(s->app, TEXT_look_person_value, &text, { "name", whom->name }, { "born", pool_date(&p, whom->born) },
		    { "person", whom->person });
		add_row(s, f, "person", TEXT_look_person, text.data);
	}
	add_row(s, f, "typed", TEXT_look_typed, l->query);
	if (l->letters > 1)
		add_row(s, f, "letters", TEXT_look_letters, pool_number(&p, l->letters));
	add_row(s, f, "shown", TEXT_look_shown, pool_joined(&p, l->subjects, l->subjects_count));
	buf_clear(&text);
	trail_close(s->app, l->close_to, &text);
	add_row(s, f, "close", TEXT_look_close, text.len ? text.data : NULL);
	pool_release(&p);
	buf_release(&text);
}

static const char *talk_of(const struct screen *s, const struct audit_line *l)
{
	static const enum text texts[CONSENT_COUNT] = {
		[CONSENT_NOT_NEEDED] = TEXT_look_talk_not_needed,
		[CONSENT_HELD] = TEXT_look_talk_held,
		[CONSENT_NOT_HELD] = TEXT_look_talk_not_held,
	};
	bool said = l->consent > CONSENT_NOT_SAID && l->consent < CONSENT_COUNT;
	return said ? screens_text(s->app->screens, texts[l->consent]) : NULL;
}

static void add_what(const struct screen *s, struct facts *f, const struct audit_line *l)
{
	struct buf text = BUF_INIT, key = BUF_INIT;
	trail_when(l->at, false, &text);
	add_row(s, f, "when", TEXT_look_when, text.data);
	if (l->action >= 0)
		add_row(s, f, "did", TEXT_look_did, trail_word(s->app, "did", audit_action_codes[l->action], &key));
	if (l->outcome >= 0)
		add_row(s, f, "came", TEXT_look_came, trail_word(s->app, "came", audit_outcome_codes[l->outcome], &key));
	buf_clear(&text);
	trail_why(s->app, l, false, &text);
	add_row(s, f, "why", TEXT_look_why, text.len ? text.data : NULL);
	add_row(s, f, "behalf", TEXT_look_behalf, l->behalf);
	add_row(s, f, "talk", TEXT_look_talk, talk_of(s, l));
	add_row(s, f, "reason", TEXT_look_reason, l->reason);
	add_row(s, f, "glass", TEXT_look_glass, l->break_glass);
	bool held = l->action == AUDIT_HELD_BACK && l->note;
	add_row(s, f, "note", TEXT_look_note, held ? trail_word(s->app, "held", l->note, &key) : l->note);
	buf_release(&text);
	buf_release(&key);
}

static void add_drawn(const struct screen *s, struct facts *f, const struct audit_sampled *d)
{
	struct buf text = BUF_INIT, key = BUF_INIT;
	bool glass = d->kind == REVIEW_BREAK_GLASS;
	facts_heading(f, screens_text(s->app->screens, glass ? TEXT_look_check_glass : TEXT_look_check));
	if (glass) {
		struct pool p = POOL_INIT;
		SAY(s->app, d->overdue ? TEXT_look_overdue : TEXT_look_due_value, &text, { "due", pool_date(&p, d->due) });
		pool_release(&p);
	}
	add_row(s, f, "due", TEXT_look_due, text.len ? text.data : NULL);
	add_row(s, f, "chooser", TEXT_look_chooser, d->chooser);
	if (d->finding < 0) {
		facts_note(f, "waits", ROLE_TEXT, words_phrase(s->app->words, d->mine ? "audit_waits_mine" : "audit_waits"));
	} else {
		add_row(s, f, "finding", TEXT_look_finding, trail_word(s->app, "finding", audit_finding_codes[d->finding], &key));
		add_row(s, f, "reviewer", TEXT_look_reviewer, d->reviewer);
		add_row(s, f, "words", TEXT_look_words, d->words);
	}
	buf_release(&text);
	buf_release(&key);
}

static bool look_open(struct screen *s, const void *arg, struct err *e)
{
	const struct look_ref *ref = arg;
	struct look *v = s->state;
	(void)e;
	trail_copy(&audit_line_shape, ref->line, &v->line);
	facts_init(&v->facts, screens_text(s->app->screens, TEXT_family_below));
	add_what(s, &v->facts, &v->line);
	add_who(s, &v->facts, &v->line);
	add_people(s, &v->facts, &v->line);
	add_row(s, &v->facts, "digest", TEXT_look_digest, v->line.hash);
	if (ref->drawn)
		add_drawn(s, &v->facts, ref->drawn);
	return true;
}

static void look_close(struct screen *s)
{
	struct look *v = s->state;
	facts_release(&v->facts);
	shape_release(&audit_line_shape, &v->line);
}

static void look_title(const struct screen *s, struct buf *out)
{
	struct pool p = POOL_INIT;
	SAY(s->app, TEXT_look_title, out, { "n", pool_number(&p, ((const struct look *)s->state)->line.seq) });
	pool_release(&p);
}

static void look_layout(struct screen *s, struct rect area)
{
	facts_layout(&((struct look *)s->state)->facts, area);
}

static void look_draw(const struct screen *s, struct canvas *c)
{
	facts_draw(&((const struct look *)s->state)->facts, c, true);
}

static enum handled look_act(struct screen *s, enum action a, int count)
{
	(void)count;
	return facts_act(&((struct look *)s->state)->facts, a);
}

static const char *look_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_look);
}

const struct screen_ops screen_look = {
	.id = "look", .where = WHERE_AUDIT, .state_size = sizeof(struct look),
	.open = look_open, .close = look_close, .title = look_title, .layout = look_layout, .draw = look_draw,
	.act = look_act, .help = look_help,
};

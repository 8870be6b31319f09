#include <string.h>

#include "facts.h"
#include "famctx/base/mem.h"
#include "famctx/text/width.h"
#include "records.h"
#include "say.h"

#define VALUE_COLUMNS 22 /* where two values stand side by side */

struct evidence {
	char *person;
	struct evidence_answer answer;
	struct facts facts;
};

static const char *text_of(const struct screen *s, enum text t)
{
	return screens_text(s->app->screens, t);
}

static bool held(const struct evidence_row *row, size_t i)
{
	return i < row->values_count && row->values[i] && *row->values[i];
}

/* A record that only refers to somebody by a number says nothing of its own. */
static bool speaks(const struct evidence_answer *a, size_t record)
{
	for (size_t i = 0; i < a->rows_count; i++)
		if (held(&a->rows[i], record))
			return true;
	return false;
}

static size_t speaking(const struct evidence_answer *a)
{
	size_t count = 0;
	for (size_t i = 0; i < a->records_count; i++)
		count += speaks(a, i);
	return count;
}

static void say_held(const struct screen *s, const struct evidence_row *row, size_t i, struct buf *out)
{
	if (held(row, i))
		say_value(row->values[i], out);
	else
		buf_add_text(out, words_phrase(s->app->words, "not_held"));
}

static bool held_by_any(const struct evidence_row *row)
{
	bool any = false;
	for (size_t i = 0; i < row->values_count; i++)
		any = any || held(row, i);
	return any;
}

static void say_verdict(const struct screen *s, const struct evidence_row *row, struct buf *out)
{
	const struct word *w = words_verdict(s->app->words, row->verdict);
	buf_printf(out, "%s  %s", w->glyph ? w->glyph : "", w->word);
}

/* Two values side by side; nothing of a value is ever cut off, so long ones stand below each other. */
static bool side_by_side(const struct screen *s, const struct evidence_row *row)
{
	const struct evidence_answer *a = &((const struct evidence *)s->state)->answer;
	bool fits = !narrow(s->app) && speaking(a) == 2;
	for (size_t i = 0; fits && i < row->values_count; i++) {
		struct buf value = BUF_INIT;
		say_held(s, row, i, &value);
		fits = canvas_width_of(value.data) < VALUE_COLUMNS;
		buf_release(&value);
	}
	return fits;
}

static void say_stacked(const struct screen *s, const struct evidence_row *row, struct buf *out)
{
	const struct evidence_answer *a = &((const struct evidence *)s->state)->answer;
	for (size_t i = 0; i < a->records_count; i++) {
		const char *title = a->records[i].title;
		/* Of two the one that lacks it is named; of many, those that have it. */
		if (!speaks(a, i) || (!held(row, i) && speaking(a) > 2))
			continue;
		buf_printf(out, "%s: ", title ? title : say_source(s->app, a->records[i].source));
		say_held(s, row, i, out);
		buf_add_char(out, '\n');
	}
	if (!held_by_any(row))
		buf_printf(out, "%s\n", words_phrase(s->app->words, "not_held"));
	say_verdict(s, row, out);
}

static void say_row(const struct screen *s, const struct evidence_row *row, struct buf *out)
{
	const struct evidence_answer *a = &((const struct evidence *)s->state)->answer;
	if (!side_by_side(s, row)) {
		say_stacked(s, row, out);
		return;
	}
	for (size_t i = 0; i < a->records_count; i++) {
		struct buf value = BUF_INIT;
		say_held(s, row, i, &value);
		if (speaks(a, i))
			width_pad(out, value.data, VALUE_COLUMNS, NULL);
		buf_release(&value);
	}
	say_verdict(s, row, out);
}

/* Above two columns, whose they are; the records are named in full below. */
static void add_titles(struct screen *s)
{
	struct evidence *v = s->state;
	const struct evidence_answer *a = &v->answer;
	struct buf text = BUF_INIT;
	if (narrow(s->app) || speaking(a) != 2)
		return;
	for (size_t i = 0; i < a->records_count; i++)
		if (speaks(a, i)) {
			width_pad(&text, a->records[i].title ? a->records[i].title : a->records[i].source,
			          VALUE_COLUMNS - 1, WIDTH_ELLIPSIS);
			buf_add_char(&text, ' ');
		}
	facts_row(&v->facts, "titles", text_of(s, TEXT_evidence_field), text.data);
	buf_release(&text);
}

static void add_rows(struct screen *s)
{
	struct evidence *v = s->state;
	facts_heading(&v->facts, text_of(s, TEXT_evidence_compared));
	add_titles(s);
	for (size_t i = 0; i < v->answer.rows_count; i++) {
		const struct evidence_row *row = &v->answer.rows[i];
		struct buf text = BUF_INIT;
		say_row(s, row, &text);
		facts_row(&v->facts, row->field, words_field(s->app->words, row->field), text.data);
		buf_release(&text);
	}
}

static void add_record(struct screen *s, const struct evidence_record *r)
{
	struct evidence *v = s->state;
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	SAY(s->app, TEXT_evidence_record, &text, { "record", r->record },
	    { "basis", r->basis ? r->basis : words_join(s->app->words, r->rule)->words },
	    { "checked", r->checked_by ? r->checked_by : words_phrase(s->app->words, "nobody_yet") },
	    { "copied", pool_date(&p, r->copied) });
	facts_row(&v->facts, r->record ? r->record : "record", r->title ? r->title : r->source, text.data);
	buf_release(&text);
	pool_release(&p);
}

static void add_sentences(struct screen *s, const char *id, enum text label, char *const *sentences,
                          size_t count, const char *none)
{
	struct evidence *v = s->state;
	struct buf text = BUF_INIT;
	for (size_t i = 0; i < count; i++)
		buf_printf(&text, "%s%s", i ? "\n" : "", sentences[i]);
	facts_row(&v->facts, id, text_of(s, label), count ? text.data : none);
	buf_release(&text);
}

static void add_rarity(struct screen *s)
{
	struct evidence *v = s->state;
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	int64_t n = v->answer.same_name;
	if (n != INTEGER_NONE)
		SAY(s->app,
		    n == 0 ? TEXT_evidence_rare_none
		           : (n == 1 ? TEXT_evidence_rare_one : TEXT_evidence_rare_many),
		    &text, { "n", pool_number(&p, n) });
	facts_row(&v->facts, "rarity", text_of(s, TEXT_evidence_rare), text.data);
	buf_release(&text);
	pool_release(&p);
}

static void fill(struct screen *s)
{
	struct evidence *v = s->state;
	const struct evidence_answer *a = &v->answer;
	facts_clear(&v->facts);
	if (a->records_count < 2)
		facts_note(&v->facts, "alone", ROLE_TEXT, text_of(s, TEXT_evidence_alone));
	if (a->rows_count)
		add_rows(s);
	facts_heading(&v->facts, text_of(s, TEXT_evidence_verdict));
	const char *nothing = words_phrase(s->app->words, "against_nothing");
	add_sentences(s, "for", TEXT_evidence_for, a->for_it, a->for_it_count, nothing);
	add_sentences(s, "against", TEXT_evidence_against, a->against, a->against_count, nothing);
	add_rarity(s);
	add_sentences(s, "change", TEXT_evidence_change, a->would_change, a->would_change_count, NULL);
	facts_heading(&v->facts, text_of(s, TEXT_evidence_records));
	for (size_t i = 0; i < a->records_count; i++)
		add_record(s, &a->records[i]);
	facts_note(&v->facts, "work", ROLE_TEXT, text_of(s, TEXT_evidence_work));
}

static bool load(struct screen *s, const struct record_ref *ref, struct err *e)
{
	struct evidence *v = s->state;
	if (session_evidence(s->app->session, ref->person, ref->service, &v->answer, e))
		return true;
	shape_release(&evidence_answer_shape, &v->answer);
	return false;
}

/* Evidence has no room for a reason: where one is asked for, showing them says so, and takes it. */
static bool settle(struct screen *s, const struct record_ref *ref, struct err *e)
{
	struct show_answer shown;
	bool ok = records_show(s, ref->person, "none", &shown, e);
	shape_release(&show_answer_shape, &shown);
	return ok;
}

static bool evidence_open(struct screen *s, const void *arg, struct err *e)
{
	struct evidence *v = s->state;
	const struct record_ref *ref = arg;
	facts_init(&v->facts, screens_text(s->app->screens, TEXT_family_below));
	if (!load(s, ref, e) && !(e->code == ERR_REFUSED && settle(s, ref, e) && load(s, ref, e))) {
		facts_release(&v->facts);
		return false;
	}
	v->person = mem_copy_text(ref->person);
	return true;
}

static void evidence_close(struct screen *s)
{
	struct evidence *v = s->state;
	mem_free(v->person);
	shape_release(&evidence_answer_shape, &v->answer);
	facts_release(&v->facts);
}

/* The record under the cursor; all else is about the person that the records make. */
static bool evidence_focus(const struct screen *s, struct focus *out)
{
	const struct evidence *v = s->state;
	const struct evidence_answer *a = &v->answer;
	const struct fact *fact = facts_selected(&v->facts);
	const char *name = a->name ? a->name : words_phrase(s->app->words, "name_not_recorded");
	struct buf seen = BUF_INIT;
	records_seen(fact, &seen);
	for (size_t i = 0; fact && i < a->records_count && !out->on.len; i++)
		if (a->records[i].record && !strcmp(a->records[i].record, fact->id))
			records_focus_join(s->app, name, a->records[i].source, fact->id, seen.data, out);
	if (!out->on.len) {
		struct person_header header = { .person = v->person, .family_name = a->name };
		records_focus_person(s->app, &header, seen.data, out);
	}
	buf_release(&seen);
	return true;
}

static void evidence_title(const struct screen *s, struct buf *out)
{
	SAY_PLAIN(s->app, TEXT_evidence_title, out);
}

static int evidence_head_rows(const struct screen *s, int cols)
{
	(void)s;
	(void)cols;
	return 1;
}

static void evidence_head(const struct screen *s, struct canvas *c, struct rect area)
{
	const struct evidence_answer *a = &((const struct evidence *)s->state)->answer;
	struct buf text = BUF_INIT;
	struct pool p = POOL_INIT;
	SAY(s->app, narrow(s->app) ? TEXT_evidence_head_narrow : TEXT_evidence_head, &text,
	    { "name", a->name ? a->name : words_phrase(s->app->words, "name_not_recorded") },
	    { "n", pool_number(&p, (int64_t)a->records_count) });
	canvas_text(c, area.row, area.col + 1, area.cols - 1, ROLE_TITLE, text.data);
	buf_release(&text);
	pool_release(&p);
}

/* Whether two values stand side by side depends on the width. */
static void evidence_layout(struct screen *s, struct rect area)
{
	fill(s);
	facts_layout(&((struct evidence *)s->state)->facts, area);
}

static void evidence_draw(const struct screen *s, struct canvas *c)
{
	facts_draw(&((const struct evidence *)s->state)->facts, c, true);
}

static enum handled evidence_act(struct screen *s, enum action a, int count)
{
	(void)count;
	if (facts_act(&((struct evidence *)s->state)->facts, a) == NOT_HANDLED)
		return records_act(s, a);
	return HANDLED;
}

static void evidence_offer(const struct screen *s, enum action a, struct offer *o)
{
	(void)s;
	if (a == ACTION_MEANING)
		o->now = true;
}

static const char *evidence_help(const struct screen *s)
{
	return screens_help(s->app->screens, FILE_evidence);
}

const struct screen_ops screen_evidence = {
	.id = "evidence",
	.where = WHERE_JOIN,
	.state_size = sizeof(struct evidence),
	.open = evidence_open,
	.close = evidence_close,
	.focus = evidence_focus,
	.title = evidence_title,
	.head_rows = evidence_head_rows,
	.head = evidence_head,
	.layout = evidence_layout,
	.draw = evidence_draw,
	.act = evidence_act,
	.offer = evidence_offer,
	.help = evidence_help,
};

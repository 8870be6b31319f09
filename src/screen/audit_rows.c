#include "audit.h"

#include <string.h>

#include "famctx/base/mem.h"
#include "famctx/schema/json.h"
#include "famctx/screen/session.h"
#include "famctx/text/fold.h"
#include "famctx/text/wrap.h"
#include "say.h"

#define ROW_MARGINS 6
#define MAIN_LEAST 20 /* columns that the first text of a row has at least */

/* ---- words ---------------------------------------------------------------------- */

void trail_when(const char *at, bool brief, struct buf *out)
{
	struct date day;
	char iso[11] = "";
	struct buf text = BUF_INIT;
	if (!at || strlen(at) < 16)
		return;
	memcpy(iso, at, 10);
	if (date_parse_iso(iso, &day))
		(brief ? date_short : date_long)(day, &text);
	/* The year is plain where there is no room for it. */
	if (brief && text.len > 5)
		buf_truncate(&text, text.len - 5);
	buf_printf(out, "%s%s %s", text.data, brief ? "" : ",", at + (at[11] == '0' ? 12 : 11));
	buf_release(&text);
}

const char *trail_word(const struct app *app, const char *kind, const char *code, struct buf *space)
{
	buf_clear(space);
	buf_printf(space, "audit_%s_%s", kind, code);
	return words_phrase(app->words, space->data);
}

void trail_why(const struct app *app, const struct audit_line *line, bool brief, struct buf *out)
{
	if (line->basis >= 0) {
		const struct word *word = words_basis(app->words, line->basis);
		buf_add_text(out, brief ? word->short_word : word->words);
	}
	if (line->purpose_text)
		buf_printf(out, "%s%s", out->len ? ": " : "", line->purpose_text);
	if (line->case_reference)
		buf_printf(out, "%s%s", out->len ? ", " : "", line->case_reference);
}

void trail_close(const struct app *app, const char *codes, struct buf *out)
{
	struct buf key = BUF_INIT;
	while (codes && *codes) {
		size_t len = strcspn(codes, " ");
		buf_clear(&key);
		buf_printf(&key, "audit_close_%.*s", (int)len, codes);
		buf_printf(out, "%s%s", out->len ? ", " : "", words_phrase(app->words, key.data));
		codes += len + strspn(codes + len, " ");
	}
	buf_release(&key);
}

const char *trail_worker(const struct app *app, const struct audit_line *line)
{
	if (line->name)
		return line->name;
	return line->account && *line->account ? line->account : words_phrase(app->words, "audit_keeper");
}

bool trail_ask(const struct app *app, const char *request, const struct shape *params_shape, const void *params,
	       const struct shape *answer_shape, void *answer, struct err *e)
{
	return app->session->ask(app->session, request, params_shape, params, answer_shape, answer, e);
}

void trail_copy(const struct shape *shape, const void *from, void *to)
{
	struct buf json = BUF_INIT;
	struct err e = ERR_INIT;
	json_encode(shape, from, &json);
	if (!json_decode(json.data, json.len, shape, to, &e))
		BUG("what was encoded cannot be decoded");
	buf_release(&json);
}

/* ---- rows ------------------------------------------------------------------------- */

static const struct trail_row *row_at(const void *rows, size_t i)
{
	const struct trail_rows *r = rows;
	return &r->items[r->seen[i]];
}

static size_t row_count(const void *rows)
{
	return ((const struct trail_rows *)rows)->seen_count;
}

static const char *row_identity(const void *rows, size_t i)
{
	return row_at(rows, i)->id;
}

/* A rule is read whole, with its number at the right. */
static int heading_room(const struct trail_row *row, int width)
{
	return width - 4 - (row->side ? canvas_width_of(row->side) : 0);
}

static void draw_heading(const struct trail_row *row, struct canvas *c, struct rect area)
{
	int side = canvas_width_of(row->side);
	const struct rect room = { area.row, area.col + 1, area.rows, heading_room(row, area.cols) };
	canvas_paragraph(c, room, row->role, row->main);
	canvas_text_right(c, area.row, area.col + area.cols - 1 - side, side, ROLE_QUIET, row->side);
}

static int row_height(const void *rows, size_t i, int width)
{
	const struct trail_row *row = row_at(rows, i);
	if (row->heading)
		return wrap_count(row->main, heading_room(row, width));
	if (layout_breadth(width) != BREADTH_NARROW || !row->side || !*row->side)
		return 1;
	return canvas_width_of(row->main) + canvas_width_of(row->side) + ROW_MARGINS <= width ? 1 : 2;
}

static void row_draw(const void *rows, size_t i, struct canvas *c, struct rect area, bool selected)
{
	const struct trail_row *row = row_at(rows, i);
	int side = row->side ? canvas_width_of(row->side) : 0, room = area.cols - 3;
	if (row->heading) {
		draw_heading(row, c, area);
		return;
	}
	if (area.rows > 1) {
		canvas_text(c, area.row + 1, area.col + 3, room, ROLE_QUIET, row->side);
	} else if (side) {
		side = side > room - MAIN_LEAST ? room - MAIN_LEAST : side;
		canvas_text_right(c, area.row, area.col + area.cols - 1 - side, side, ROLE_QUIET, row->side);
		room -= side + 2;
	}
	canvas_text(c, area.row, area.col + 3, room, row->role, row->main);
	if (!selected)
		return;
	canvas_glyph(c, area.row, area.col + 1, ROLE_SELECTED, GLYPH_SELECTED);
	canvas_role(c, area, ROLE_SELECTED);
}

static const struct list_source row_source = { row_count, row_identity, row_height, row_draw };

void trail_rows_init(struct trail_rows *r, const struct app *app)
{
	*r = (struct trail_rows) { .app = app };
	sieve_init(&r->sieve);
	list_init(&r->list, &row_source, r);
}

void trail_rows_clear(struct trail_rows *r)
{
	for (size_t i = 0; i < r->count; i++) {
		mem_free(r->items[i].id);
		mem_free(r->items[i].main);
		mem_free(r->items[i].side);
		mem_free(r->items[i].folded);
	}
	r->count = r->seen_count = 0;
}

void trail_rows_release(struct trail_rows *r)
{
	trail_rows_clear(r);
	mem_free(r->items);
	mem_free(r->seen);
	sieve_release(&r->sieve);
	list_release(&r->list);
}

struct trail_row *trail_rows_add(struct trail_rows *r, const char *id, struct buf *main, struct buf *side)
{
	MEM_GROW(r->items, r->count, r->cap);
	struct trail_row *row = &r->items[r->count++];
	*row = (struct trail_row) { .id = mem_copy_text(id), .main = buf_detach(main), .role = ROLE_TEXT };
	row->side = side ? buf_detach(side) : NULL;
	return row;
}

struct trail_row *trail_rows_selected(const struct trail_rows *r)
{
	return r->list.selected < r->seen_count ? &r->items[r->seen[r->list.selected]] : NULL;
}

/* ---- what is seen of them ----------------------------------------------------------- */

static void fold_row(struct trail_row *row)
{
	struct buf both = BUF_INIT, folded = BUF_INIT;
	buf_printf(&both, "%s %s", row->main, row->side ? row->side : "");
	fold_text(&folded, both.data);
	row->folded = buf_detach(&folded);
	buf_release(&both);
}

static bool holds_words(struct trail_row *row, const struct fold_tokens *words)
{
	if (words->count && !row->folded)
		fold_row(row);
	for (size_t i = 0; i < words->count; i++)
		if (!strstr(row->folded, words->items[i]))
			return false;
	return true;
}

static void see(struct trail_rows *r, size_t i)
{
	MEM_GROW(r->seen, r->seen_count, r->seen_cap);
	r->seen[r->seen_count++] = i;
}

/* A heading is seen with the first row below it that is; all of them while nothing is looked for. */
void trail_rows_refresh(struct trail_rows *r)
{
	struct fold_tokens words = FOLD_TOKENS_INIT;
	size_t heading = SIZE_MAX;
	fold_tokens(&words, field_text(&r->sieve.words));
	r->seen_count = r->sieve.all = r->sieve.left = 0;
	for (size_t i = 0; i < r->count; i++) {
		bool choice = !r->items[i].heading;
		r->sieve.all += choice;
		if (words.count && !choice) {
			heading = i;
		} else if (holds_words(&r->items[i], &words)) {
			if (heading != SIZE_MAX)
				see(r, heading);
			heading = SIZE_MAX;
			r->sieve.left += choice;
			see(r, i);
		}
	}
	fold_tokens_release(&words);
	list_refresh(&r->list);
	const struct trail_row *row = trail_rows_selected(r);
	if (row && row->heading && r->list.selected + 1 < r->seen_count)
		list_select(&r->list, r->list.selected + 1);
}

static void add_look(struct trail_rows *r, const struct audit_line *l, bool with_worker, size_t at)
{
	struct buf main = BUF_INIT, side = BUF_INIT, when = BUF_INIT, did = BUF_INIT, came = BUF_INIT, id = BUF_INIT;
	struct pool p = POOL_INIT;
	buf_printf(&id, "%lld", (long long)l->seq);
	trail_when(l->at, true, &when);
	const char *what = l->action >= 0 ? trail_word(r->app, "did", audit_action_codes[l->action], &did) : NULL;
	const char *outcome = l->outcome > AUDIT_SHOWN ? trail_word(r->app, "came", audit_outcome_codes[l->outcome], &came)
						       : NULL;
	const struct audit_person *whom = l->opened.person ? &l->opened : &l->asked;
	SAY(r->app, TEXT_looks_row, &main, { "when", when.data }, { "who", with_worker ? trail_worker(r->app, l) : NULL },
	    { "did", what }, { "name", whom->name ? whom->name : whom->person }, { "query", l->query },
	    { "shown", whom->person || l->shown == 0 ? NULL : pool_number(&p, l->shown) }, { "came", outcome });
	trail_why(r->app, l, true, &side);
	struct trail_row *row = trail_rows_add(r, id.data, &main, &side);
	row->at = at;
	if (l->close_to || l->break_glass || l->outcome == AUDIT_REFUSED)
		row->role = ROLE_WARNING;
	pool_release(&p);
	buf_release(&when);
	buf_release(&did);
	buf_release(&came);
	buf_release(&id);
}

void trail_rows_looks(struct trail_rows *r, const struct audit_line *lines, size_t count, bool with_worker)
{
	trail_rows_clear(r);
	for (size_t i = 0; i < count; i++)
		add_look(r, &lines[i], with_worker, i);
	trail_rows_refresh(r);
}

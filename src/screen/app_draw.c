#include "app_private.h"

static bool same_area(struct rect a, struct rect b)
{
	return a.row == b.row && a.col == b.col && a.rows == b.rows && a.cols == b.cols;
}

static void draw_screen(struct screen *s, struct rect area, struct canvas *c)
{
	if (!same_area(s->area, area)) {
		s->area = area;
		if (s->ops->layout)
			s->ops->layout(s, area);
	}
	if (s->ops->draw)
		s->ops->draw(s, c);
}

void app_draw(struct app *app, struct canvas *c)
{
	struct frame f;

	canvas_clear(c, app->rows, app->cols);
	if (app->lock.locked) {
		lock_draw(app, c);
		return;
	}
	if (app->hidden) {
		frame_draw_hidden(c);
		return;
	}
	if (frame_too_small(app)) {
		frame_draw_too_small(app, c);
		return;
	}
	if (app->depth == 0)
		return;
	f = frame_layout(app, app->stack[app_lowest_seen(app)]);
	frame_draw(app, app->stack[app_lowest_seen(app)], &f, c);
	for (size_t i = app_lowest_seen(app); i < app->depth; i++) {
		/* Only the one on top may say where the cursor is. */
		c->cursor_row = c->cursor_col = -1;
		draw_screen(app->stack[i], f.content, c);
	}
	frame_draw_message(app, &f, c);
}

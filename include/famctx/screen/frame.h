/*
 * What surrounds every screen: title row, who or scope, rules, the hint row
 * made from what can be done now, and the key row, in which F1 Help always
 * stands last. In training, banners that survive cropping.
 */
#ifndef FAMCTX_SCREEN_FRAME_H
#define FAMCTX_SCREEN_FRAME_H

#include "famctx/screen/app.h"

struct frame {
	struct rect banner_top;    /* no rows when narrow: the title row then carries it */
	struct rect banner_glass;  /* no rows but while break-glass lasts, and none when narrow */
	struct rect title, title_rule;
	struct rect head, head_rule;
	struct rect content, foot_rule;
	struct rect banner_bottom;
	struct rect hint;
	struct rect keys;
};

/* Whether the window is too small for anything but saying so. */
bool frame_too_small(const struct app *app);
/* s is the lowest screen to be seen; the rows at the foot speak for the one on top. */
struct frame frame_layout(const struct app *app, const struct screen *s);
/* Everything but the content and the message. */
void frame_draw(const struct app *app, const struct screen *s, const struct frame *f, struct canvas *c);
/* Drawn last: a message that is longer than the hint row grows upwards, so that none is cut short. */
void frame_draw_message(const struct app *app, const struct frame *f, struct canvas *c);
/* Instead of a frame: how large the window must be. */
void frame_draw_too_small(const struct app *app, struct canvas *c);
/* Instead of a frame: nothing that tells what this is (F8). */
void frame_draw_hidden(struct canvas *c);

#endif

/*
 * What the screens of a project share. Private to the room.
 */
#ifndef FAMCTX_SRC_SCREEN_PROJECT_H
#define FAMCTX_SRC_SCREEN_PROJECT_H

#include "famctx/api/project.h"
#include "famctx/api/request.h"
#include "famctx/screen/project.h"
#include "famctx/screen/session.h"
#include "facts.h"
#include "project_form.h"
#include "say.h"

/* ---- asking ----------------------------------------------------------------------- */

/* Asks with no more than the project. answer is released first, and may be zeroed memory; a failure leaves
 * what stood. */
MUST_CHECK bool part_ask(struct app *app, const char *request, const char *project, const struct shape *shape,
                         void *answer, struct err *e);
/* The same with parameters of its own. */
MUST_CHECK bool part_ask_with(struct app *app, const char *request, const struct shape *params_shape,
                              const void *params, const struct shape *shape, void *answer, struct err *e);
/* Whether the keeper takes this request from this role. */
bool part_may(const struct session *s, const char *request);
/* Opens another screen of the same project. */
void part_go(struct app *app, const struct screen_ops *ops, const char *project, int64_t number,
             const char *name);
/* Where the keys that lead from one part to another lead; NOT_HANDLED: nowhere. */
enum handled part_act(struct screen *s, enum action a, const char *project);
void part_offer(enum action a, struct offer *o);
/* What there is to read about an action, a question or a theme; NULL: all of it from the start. */
void part_guide(struct app *app, const char *about);

/* ---- saying ----------------------------------------------------------------------- */

/* "state_in_progress" of the file for "in-progress"; the code when the file has none. */
const char *part_word(const struct app *app, enum screen_file_id file, const char *prefix, const char *code);
/* All of the window: what a page is laid out for before it is first drawn, so that its keys are known. */
struct rect part_room(const struct app *app);
/* The one row below the title row. */
int part_head_rows(const struct screen *s, int cols);
void part_head(const struct app *app, struct canvas *c, struct rect area, const char *left,
               const char *right);
/* "T Cole, 4 November 2025"; nothing when nobody did. */
const char *pool_who(struct pool *p, const char *who, struct date when);

/* ---- typing that is never lost ------------------------------------------------------- */

/* A form whose text is kept by the keeper until it is saved. */
struct writing {
	struct form form;
	char *draft;  /* its key; NULL: nothing is kept */
	bool waiting; /* typed and not kept yet */
};

/* The form is made anew by `fill`; a draft is put in. Says so. */
void writing_init(struct screen *s, struct writing *w, const char *draft);
/* Call when the form is filled: what was kept comes back. */
void writing_begin(struct screen *s, struct writing *w);
/* Keeps what waits, and forgets the form. */
void writing_release(struct screen *s, struct writing *w);
enum handled writing_key(struct screen *s, struct writing *w, const struct key_event *ev);
enum handled writing_act(struct screen *s, struct writing *w, enum action a, int count, int *pressed);
void writing_tick(struct screen *s, struct writing *w);
/* Nothing is waiting to be saved any more. */
void writing_done(struct screen *s, struct writing *w);
/*
 * After a save: false when somebody else had saved meanwhile. Then it is said who and what, both texts are
 * kept, and saving again puts this one in the place of theirs.
 */
bool writing_stands(struct screen *s, struct writing *w, const struct saved_answer *saved);
/* The versions that were seen, for the request; mem_free it. */
struct field_version *writing_seen(const struct writing *w, size_t *count);

/* ---- a form as a screen of its own --------------------------------------------------- */

struct task {
	enum screen_file_id file; /* where its help is */
	enum text title, save;
	void (*fill)(const struct app *app, void *about, struct form *f);
	bool (*save_it)(struct app *app, void *about, const struct writing *w, struct saved_answer *out,
	                struct err *e);
	enum text saved; /* said when it is */
};

struct task_open {
	const struct task *task;
	void *about;       /* borrowed from the screen below */
	const char *draft; /* NULL: nothing is kept */
};

extern const struct screen_ops screen_task;
/* Opens it about the state of this screen; what is typed is kept under the project and `what`. */
void part_task(struct screen *s, const struct task *task, const char *project, const char *what);

#endif

/*
 * What the screens that show records have in common. Private to the room.
 */
#ifndef FAMCTX_SRC_SCREEN_RECORDS_H
#define FAMCTX_SRC_SCREEN_RECORDS_H

#include "facts.h"
#include "famctx/screen/screens.h"
#include "famctx/screen/session.h"

/* Opens a screen about somebody; when it cannot open, the page that says why and how to go on. */
void records_go(struct app *app, const struct screen_ops *ops, const char *person, const char *service);
/* The same in the place of the top screen. */
void records_replace(struct app *app, const struct screen_ops *ops, const char *person, const char *service);
/* Whether the last answer about this person held them back. */
bool records_are_held(const struct app *app, const char *person);
/* What this screen showed, or could not, is held back: the page that says why takes its place. What break-glass
 * had opened is closed with all that stands on it. */
void records_hold(struct screen *s, const struct screen_ops *ops, const char *person, const char *service);
/* Asks for somebody; where break-glass opened them the screen says so while that lasts. */
MUST_CHECK bool records_show(struct screen *s, const char *person, const char *details, struct show_answer *answer,
                             struct err *e);
/* Asks whether somebody was opened by mistake; `then` is for records_tell_mistake. */
void records_ask_mistake(struct screen *s, void (*then)(struct screen *asked));
/* Tells the keeper, and closes the family with all that stands on it. */
void records_tell_mistake(struct screen *asked, const char *person);
/* What every record screen takes: what the words mean. */
enum handled records_act(struct screen *s, enum action a);
/* "! Warning note: ..." of the first, and how many more there are; nothing when there is none. */
void records_warning(const struct app *app, const struct person_header *p, struct buf *out);
/* Who this is, in one line: name, age, birth date, address. */
void records_who(const struct app *app, const struct person_header *p, struct buf *out);
/* The name somebody is called by: known as, else the first name, else the family name; never blank. */
const char *records_called(const struct app *app, const struct person_header *p);
/* Why we are looking, as it was said. */
void records_shown_reason(const struct app *app, bool brief, struct buf *out);
/* The purpose as it is carried from screen to screen: why, the case, on whose behalf, the talk. */
void records_carried_purpose(const struct app *app, struct buf *out);
/* "1 April 2014 to 4 November 2025, this council": the source's own words where it gives no dates. */
void records_period(const struct app *app, const struct shown_scope *scope, struct date copied,
                    struct buf *out);
/* "Amara Obi, social worker, North team", then number and email, with the separator between them; nothing
 * when nobody is given. */
void records_contact(const struct contact *contact, const char *separator, struct buf *out);
/* The same for a page: where one line does not hold all, each on its own, so that no number is broken. */
void records_contact_lines(const struct app *app, const struct contact *contact, struct buf *out);
/* "15 up", "4 to 20", "any". */
void records_ages(const struct app *app, const struct ages *ages, struct buf *out);
/* The same with where the rule comes from. */
void records_age_rule(const struct app *app, const struct shown_scope *scope, struct buf *out);
/* "26 October 2025, 9 days ago: late, ask the service. Usually copied daily." */
void records_copied(const struct app *app, struct date copied, int freshness, int64_t refresh_days,
                    struct buf *out);
/* What somebody decided about what a source says, under the value it is about. */
void records_add_corrections(const struct app *app, struct facts *out, const char *id,
                             const struct shown_correction *corrections, size_t count);
/* What a challenge is about: somebody, with the sentence that stands on the screen. */
void records_focus_person(const struct app *app, const struct person_header *p, const char *seen, struct focus *out);
/* What a service says about somebody; field and its label NULL: all of it. */
void records_focus_service(const struct app *app, const struct person_header *p, const char *service,
                           const char *field, const char *label, const char *seen, struct focus *out);
/* That somebody is, or is not, linked to somebody. */
void records_focus_link(const struct app *app, const struct person_header *p, const char *other, const char *name,
                        const char *relation, const char *seen, struct focus *out);
/* That a record belongs to somebody. */
void records_focus_join(const struct app *app, const char *name, const char *source, const char *record,
                        const char *seen, struct focus *out);
/* The chosen fact as a sentence. */
void records_seen(const struct fact *fact, struct buf *out);
/* Asks for somebody anew when a challenge was sent or decided since: what is shown may be marked otherwise. Says
 * why not when it cannot, and leaves what stands, but for somebody who is held back now: then the page that says
 * so takes the place of the screen. */
bool records_renew(struct screen *s, const char *person, const char *details, struct show_answer *answer,
                   unsigned *moves);
/* "Challenged 4 November 2025: REF.": by the one that was raised first; nothing when none is open. */
void records_challenged(const struct app *app, const struct show_answer *answer, char *const *references,
                        size_t count, struct buf *out);
/* "challenged 4 November 2025" alone. */
void records_challenged_brief(const struct app *app, const struct show_answer *answer, char *const *references,
                              size_t count, struct buf *out);
/* Steps of the gauge for a freshness, 0 to 5. */
int records_gauge(int freshness);

#endif

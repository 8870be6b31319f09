#include "challenge_records.h"

#include "challenge_subject.h"
#include "famctx/base/mem.h"
#include "famctx/store/person_id.h"

static struct subject person_of(int64_t number)
{
	return (struct subject){ .kind = SUBJECT_PERSON, .person = number };
}

static void add_pair(struct challenge_records *r, const struct shown_join *a, const struct shown_join *b)
{
	MEM_GROW(r->pairs, r->count, r->cap);
	r->pairs[r->count++] = (struct record_pair){ a->source, a->record, b->source, b->record };
}

static bool is_record(const struct shown_join *j, const char *text)
{
	size_t len = strlen(j->source);
	return !strncmp(text, j->source, len) && text[len] == ':' && j->record && !strcmp(text + len + 1, j->record);
}

static bool which_record(const struct show_answer *shown, struct err *e)
{
	struct buf records = BUF_INIT;
	for (size_t i = 0; i < shown->join_count; i++)
		buf_printf(&records, "%s%s:%s", i ? ", " : "", shown->join[i].source, shown->join[i].record);
	err_set(e, ERR_USAGE, _("Say which record is the other person: --record SOURCE:RECORD. There are: %s"), records.data);
	buf_release(&records);
	return false;
}

/* The record that is somebody else's: named by the subject, by the step, or the second of two. */
static bool find_odd_one(const struct kept *k, const struct challenge_step *step, const struct show_answer *shown,
			 size_t *out, struct err *e)
{
	struct buf named = BUF_INIT;
	if (k->subject.kind == SUBJECT_JOIN)
		buf_printf(&named, "%s:%s", k->subject.source, k->subject.record);
	else if (step->record)
		buf_add_text(&named, step->record);
	*out = shown->join_count;
	for (size_t i = 0; i < shown->join_count; i++)
		if (named.len ? is_record(&shown->join[i], named.data) : shown->join_count == 2 && i == 1)
			*out = i;
	buf_release(&named);
	return *out < shown->join_count || which_record(shown, e);
}

/* Of whoever is held back no record is shown, so that nothing would be done to them, and nobody be told so. */
static bool open_whole(struct asking *a, struct subject *s, struct show_answer *shown, struct err *e)
{
	return subject_open(a, s, shown, e) &&
	       (shown->held.what == HELD_NOTHING || err_set(e, ERR_REFUSED, "%s", shown->held.words));
}

/* Kept apart from every other record of the person, or one of those would bring it back. */
static bool find_split(struct asking *a, const struct kept *k, const struct challenge_step *step,
		       struct challenge_records *out, struct err *e)
{
	struct subject about = k->subject.kind == SUBJECT_JOIN ? k->subject : person_of(k->subject.person);
	size_t odd;
	if (!open_whole(a, &about, &out->shown[0], e))
		return false;
	/* One row of a source that is about two people can only be put right by the source. */
	if (out->shown[0].join_count < 2)
		return true;
	if (!find_odd_one(k, step, &out->shown[0], &odd, e))
		return false;
	for (size_t i = 0; i < out->shown[0].join_count; i++)
		if (i != odd)
			add_pair(out, &out->shown[0].join[odd], &out->shown[0].join[i]);
	return true;
}

static bool find_second(const struct kept *k, const struct challenge_step *step, int64_t *other, struct err *e)
{
	*other = k->subject.other;
	if (*other)
		return true;
	if (!step->with)
		return err_set(e, ERR_USAGE, _("Say who is the same person: --with PERSON"));
	if (!person_id_read(step->with, other))
		return err_set(e, ERR_USAGE, _("%s is no id of a person: one looks like P17"), step->with);
	return true;
}

static bool find_join(struct asking *a, const struct kept *k, const struct challenge_step *step,
		      struct challenge_records *out, struct err *e)
{
	struct subject first = k->subject.kind == SUBJECT_JOIN ? k->subject : person_of(k->subject.person);
	struct subject second = person_of(0);
	if (!find_second(k, step, &second.person, e) || !open_whole(a, &first, &out->shown[0], e) ||
	    !open_whole(a, &second, &out->shown[1], e))
		return false;
	/* Somebody brought them together since. */
	if (!strcmp(out->shown[0].person.person, out->shown[1].person.person))
		return true;
	out->together = true;
	if (out->shown[0].join_count && out->shown[1].join_count)
		add_pair(out, &out->shown[0].join[0], &out->shown[1].join[0]);
	return true;
}

bool challenge_records_find(struct asking *a, const struct kept *k, const struct challenge_step *step,
			    struct challenge_records *out, struct err *e)
{
	*out = (struct challenge_records){ .together = false };
	for (size_t i = 0; i < ARRAY_LEN(out->shown); i++)
		shape_init(&show_answer_shape, &out->shown[i]);
	if (strcmp(step->step, "decide") != 0 || step->outcome != OUTCOME_UPHELD || k->subject.kind == SUBJECT_TOOL)
		return true;
	if (k->type == CHALLENGE_TWO_AS_ONE)
		return find_split(a, k, step, out, e);
	if (k->type == CHALLENGE_ONE_AS_TWO)
		return find_join(a, k, step, out, e);
	return true;
}

void challenge_records_release(struct challenge_records *r)
{
	mem_free(r->pairs);
	for (size_t i = 0; i < ARRAY_LEN(r->shown); i++)
		shape_release(&show_answer_shape, &r->shown[i]);
}

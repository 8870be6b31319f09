#include "sentence.h"

#include "famctx/base/mem.h"

/* The texts that fill the places, kept until the sentence is made. */
struct places {
	struct buf from, to, areas, ended, under, over, ago, usually;
};

static void write_areas(const struct source_document *d, struct buf *out)
{
	for (size_t i = 0; i < d->areas_count; i++)
		buf_printf(out, "%s%s", i ? ", " : "", d->areas[i]);
}

static void write_places(const struct family *f, const struct said *said, struct places *p)
{
	const struct source_document *d = &said->source->document;
	bool held = said->state == STATE_OPEN || said->state == STATE_CLOSED;

	date_long(held ? said->from : d->from, &p->from);
	date_long(date_known(d->to) ? d->to : d->copied, &p->to);
	date_long(said->ended, &p->ended);
	write_areas(d, &p->areas);
	if (said->age == AGE_UNDER)
		buf_printf(&p->under, "%lld", (long long)said->rule.ages.from);
	if (said->age == AGE_OVER)
		buf_printf(&p->over, "%lld", (long long)said->rule.ages.to);
	words_ago_full(f->setup.words, d->copied, f->today, &p->ago);
	if (d->refresh_days != INTEGER_NONE)
		words_usually(f->setup.words, d->refresh_days, &p->usually);
}

static void release_places(struct places *p)
{
	buf_release(&p->from);
	buf_release(&p->to);
	buf_release(&p->areas);
	buf_release(&p->ended);
	buf_release(&p->under);
	buf_release(&p->over);
	buf_release(&p->ago);
	buf_release(&p->usually);
}

char *sentence_make(const struct family *f, const struct said *said)
{
	const struct source_document *d = &said->source->document;
	struct places p = { BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT, BUF_INIT };
	struct buf out = BUF_INIT;

	write_places(f, said, &p);
	const struct fill fills[] = {
		{ "source", d->title },	     { "service", d->service },	       { "from", p.from.data },
		{ "to", p.to.data },	     { "period", d->period_note },     { "areas", p.areas.data },
		{ "ended", p.ended.data },   { "under", p.under.data },	       { "over", p.over.data },
		{ "ago", p.ago.data },	     { "usually", p.usually.data },    { "phone", d->owner.phone },
		{ "because", said->rule.because },
	};
	words_fill(words_state(f->setup.words, (int)said->state)->sentence, fills, ARRAY_LEN(fills), &out);
	if (said->age == AGE_UNKNOWN)
		buf_printf(&out, " %s", words_phrase(f->setup.words, "age_unknown"));
	release_places(&p);
	return buf_detach(&out);
}

char *sentence_possible(const struct family *f, int rule, const char *other)
{
	const struct word *word = words_join(f->setup.words, rule);
	struct buf out = BUF_INIT;

	words_fill(word->sentence ? word->sentence : word->words, &(struct fill) { "other", other }, 1, &out);
	return buf_detach(&out);
}

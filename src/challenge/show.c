/* One challenge with all that happened to it. */
#include "ledger_private.h"

#include "famctx/base/mem.h"
#include "famctx/schema/json.h"
#include "famctx/store/digest.h"

static bool read_events(const struct ledger *l, const struct kept *k, struct challenge_full *out, struct err *e)
{
	static const char sql[] =
		"SELECT v.event, v.outcome, v.from_state, v.to_state, a.name, v.day, v.utc, v.text, t.name, v.of, v.own, v.applied"
		" FROM challenge_event AS v LEFT JOIN account AS a ON a.id = v.account"
		" LEFT JOIN account AS t ON t.id = v.assigned WHERE v.reference = ? ORDER BY v.number";
	struct statement *st = db_prepare(l->own, sql);
	size_t cap = 0;
	statement_text(st, 1, k->reference);
	while (statement_row(st)) {
		MEM_GROW(out->events, out->events_count, cap);
		out->events[out->events_count++] = (struct challenge_happening){
			.event = column_code(st, 0, challenge_event_codes),
			.outcome = column_code(st, 1, challenge_outcome_codes),
			.from = column_code(st, 2, challenge_state_codes),
			.to = column_code(st, 3, challenge_state_codes),
			.by = mem_copy_or_null(column_text(st, 4)),
			.on = column_day(st, 5),
			.at = mem_copy_or_null(column_text(st, 6)),
			.text = mem_copy_or_null(column_text(st, 7)),
			.assigned = mem_copy_or_null(column_text(st, 8)),
			.of = mem_copy_or_null(column_text(st, 9)),
			.own = column_integer(st, 10) != 0,
			.applied = column_integer(st, 11) != 0,
		};
	}
	return statement_done(st, e);
}

static void add_text(char ***texts, size_t *count, size_t *cap, const char *text)
{
	MEM_GROW(*texts, *count, *cap);
	(*texts)[(*count)++] = mem_copy_text(text);
}

static bool read_same_value(const struct ledger *l, const struct kept *k, struct challenge_full *out, struct err *e)
{
	static const char sql[] = "SELECT o.reference FROM challenge AS c JOIN challenge AS o ON o.subject = c.subject"
				  " WHERE c.reference = ? AND o.reference <> c.reference AND c.kind <> 'tool'"
				  " ORDER BY o.raised DESC, o.reference LIMIT 20";
	struct statement *st = db_prepare(l->own, sql);
	size_t cap = 0;
	statement_text(st, 1, k->reference);
	while (statement_row(st))
		add_text(&out->same_value, &out->same_value_count, &cap, column_text(st, 0));
	return statement_done(st, e);
}

static bool read_same_source(const struct ledger *l, const struct kept *k, struct challenge_full *out, struct err *e)
{
	static const char sql[] = "SELECT count(*) FROM challenge WHERE source = ? AND reference <> ?";
	struct statement *st = db_prepare(l->own, sql);
	out->same_source = 0;
	statement_text(st, 1, k->source);
	statement_text(st, 2, k->reference);
	if (statement_row(st))
		out->same_source = column_integer(st, 0);
	return statement_done(st, e);
}

/* What may be done now by whoever asks. */
static void list_steps(const struct life *life, const struct life_actor *who, struct challenge_full *out)
{
	static const struct {
		int event;
		const char *step;
	} steps[] = {
		{ EVENT_REASSIGNED, "reassign" }, { EVENT_ANSWERED, "reply" }, { EVENT_FED_BACK, "reply" },
		{ EVENT_DISAGREED, "disagree" }, { EVENT_UNDONE, "undo" },
	};
	size_t outcomes_cap = 0, may_cap = 0;
	for (int outcome = 0; outcome < OUTCOME_COUNT; outcome++)
		if (life_may(life, who, EVENT_DECIDED, outcome))
			add_text(&out->outcomes, &out->outcomes_count, &outcomes_cap, challenge_outcome_codes[outcome]);
	if (out->outcomes_count)
		add_text(&out->may, &out->may_count, &may_cap, "decide");
	for (size_t i = 0; i < ARRAY_LEN(steps); i++)
		if (life_may(life, who, steps[i].event, -1))
			add_text(&out->may, &out->may_count, &may_cap, steps[i].step);
}

/* To whom it may be given: whoever the same rule would take, but for who has it already. */
static bool list_reviewers(const struct ledger *l, const struct life *life, const struct life_actor *who,
			   struct challenge_full *out, struct err *e)
{
	static const char sql[] = "SELECT id, login, name, team, role FROM account WHERE closed IS NULL"
				  " ORDER BY team IS NOT ?1, name, login";
	if (!life_may(life, who, EVENT_REASSIGNED, -1))
		return true;
	struct statement *st = db_prepare(l->own, sql);
	size_t cap = 0;
	statement_text(st, 1, l->who->team);
	while (statement_row(st)) {
		struct life next;
		struct err refused = ERR_INIT;
		const struct life_act act = { .event = EVENT_REASSIGNED, .outcome = -1, .to = column_integer(st, 0),
					      .to_role = column_code(st, 4, role_codes) };
		/* Who made a store for many is its owner, and signs in as somebody else. */
		if (act.to_role < 0 || act.to_role == ACCOUNT_OWNER || act.to == life->reviewer || !life_step(life, who, &act, &next, &refused))
			continue;
		MEM_GROW(out->reviewers, out->reviewers_count, cap);
		out->reviewers[out->reviewers_count++] = (struct challenge_reviewer){
			.login = mem_copy_text(column_text(st, 1)),
			.name = mem_copy_or_null(column_text(st, 2)),
			.team = mem_copy_or_null(column_text(st, 3)),
		};
	}
	return statement_done(st, e);
}

static void fill_typed(const struct kept *k, struct challenge_full *out)
{
	struct err ignored = ERR_INIT;
	out->because = mem_copy_or_null(k->because);
	out->told = mem_copy_or_null(k->told);
	out->spoke = mem_copy_or_null(k->spoke);
	out->notify = k->notify;
	out->notify_at = mem_copy_or_null(k->notify_at);
	out->name_shown = k->name_shown;
	out->anonymous = !k->life.raiser;
	if (!json_decode(k->feedback, strlen(k->feedback), &challenge_feedback_shape, &out->feedback, &ignored))
		shape_release(&challenge_feedback_shape, &out->feedback);
}

static void fill_snapshot(const struct kept *k, struct challenge_full *out)
{
	char digest[DIGEST_SIZE];
	digest_text(k->snapshot, strlen(k->snapshot), digest);
	snapshot_read(k->snapshot, &out->snapshot);
	out->digest = mem_copy_text(k->digest);
	out->intact = !strcmp(digest, k->digest);
}

static void drop(char **text)
{
	mem_free(*text);
	*text = NULL;
}

/* Somebody who only holds the reference reads the answer, and learns nothing about a family: the reference is
 * short, and could be guessed. */
static void withhold(struct challenge_full *out)
{
	out->withheld = true;
	drop(&out->item.on);
	drop(&out->item.about);
	drop(&out->because);
	drop(&out->told);
	drop(&out->spoke);
	shape_release(&challenge_snapshot_shape, &out->snapshot);
	shape_release(&challenge_feedback_shape, &out->feedback);
}

/* An answer to somebody who is not told whom it is about may name them. */
static void drop_texts(struct challenge_full *out)
{
	for (size_t i = 0; i < out->events_count; i++)
		drop(&out->events[i].text);
}

/* Where the value stood is left, the value is not. */
static void hold_values(struct challenge_snapshot *s)
{
	drop(&s->about);
	drop(&s->value);
	drop(&s->sentence);
	drop(&s->seen);
	drop(&s->record);
	s->about = mem_copy_or_null(s->what);
	s->last_contact = s->updated = (struct date)DATE_NONE;
}

/* Whoever raised it has read what is new. A reviewer of an anonymous one is taken for a reviewer. */
static bool mark_read(const struct ledger *l, struct kept *k, struct err *e)
{
	const struct life_actor who = ledger_actor(l, k);
	const struct ledger_move read = { .event = EVENT_READ, .outcome = -1 };
	bool raiser = k->life.raiser ? k->life.raiser == who.account : !life_role_reviews(who.role);
	if (!raiser || !k->life.unread)
		return true;
	return ledger_move(l, k, &read, e);
}

bool queue_show(const struct ledger *l, struct kept *k, struct challenge_full *out, struct err *e)
{
	const struct life_actor who = ledger_actor(l, k);
	shape_init(&challenge_full_shape, out);
	item_fill(l, k, &out->item);
	fill_typed(k, out);
	fill_snapshot(k, out);
	list_steps(&k->life, &who, out);
	if (!list_reviewers(l, &k->life, &who, out, e) || !mark_read(l, k, e) || !read_events(l, k, out, e))
		return false;
	bool hidden = ledger_hides(l, &k->subject);
	if (hidden || (!life_role_reviews(who.role) && !k->life.raiser))
		withhold(out);
	else if (ledger_holds(l, &k->subject))
		hold_values(&out->snapshot);
	if (hidden)
		drop_texts(out);
	if (hidden || !life_role_reviews(who.role))
		return true;
	return read_same_value(l, k, out, e) && read_same_source(l, k, out, e);
}

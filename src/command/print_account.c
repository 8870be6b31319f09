/* Accounts, permissions and restrictions as lines: one fact a line, a label before every value. */
#include "print_account.h"

#include "print.h"

static void print_account(const struct run *run, const struct account_row *a, struct buf *out)
{
	struct buf last = BUF_INIT;
	print_when(a->last, &last);
	LINE(run, out, a->closed ? "account_row_closed" : "account_row", { "login", a->login }, { "name", a->name },
	     { "role", a->role >= 0 ? words_role(&run->words, a->role)->word : NULL }, { "team", a->team },
	     { "last", last.len ? last.data : NULL }, { "because", a->closed_because },
	     { "staff", a->staff ? words_phrase(&run->words, "in_staff_table") : NULL });
	buf_release(&last);
}

void print_accounts(const struct run *run, const struct account_list_answer *a, struct buf *out)
{
	char count[NUMBER_SIZE], strangers[NUMBER_SIZE];
	size_t not_staff = 0;
	LINE(run, out, "account_count", { "count", number_text((int64_t)a->accounts_count, count) });
	for (size_t i = 0; i < a->accounts_count; i++) {
		print_account(run, &a->accounts[i], out);
		not_staff += !a->accounts[i].closed && !a->accounts[i].staff;
	}
	if (not_staff)
		LINE(run, out, "account_not_staff", { "count", number_text((int64_t)not_staff, strangers) });
}

/* ---- who may do what -------------------------------------------------------------------- */

/* "social worker, team manager", everybody, or nobody. */
static void print_roles(const struct run *run, const struct permission_row *p, struct buf *out)
{
	if (p->roles_count + 1 >= ACCOUNT_ROLE_COUNT)
		buf_add_text(out, words_phrase(&run->words, "everybody"));
	else if (!p->roles_count)
		buf_add_text(out, words_phrase(&run->words, "nobody_but_owner"));
	else
		for (size_t i = 0; i < p->roles_count; i++) {
			int role = code_find(role_codes, p->roles[i]);
			buf_printf(out, "%s%s", i ? ", " : "", role >= 0 ? words_role(&run->words, role)->word : p->roles[i]);
		}
}

static void print_permission(const struct run *run, const struct permission_row *p, struct buf *out)
{
	struct buf roles = BUF_INIT;
	print_roles(run, p, &roles);
	LINE(run, out, "permission", { "does", p->does }, { "roles", roles.data });
	buf_release(&roles);
}

/* They come in the order of their kinds. */
void print_permissions(const struct run *run, const struct account_permissions_answer *a, struct buf *out)
{
	struct buf key = BUF_INIT;
	const char *kind = "";
	LINE(run, out, "permissions", { "policy", a->policy });
	for (size_t i = 0; i < a->permissions_count; i++) {
		const struct permission_row *p = &a->permissions[i];
		if (strcmp(p->kind, kind)) {
			kind = p->kind;
			buf_clear(&key);
			buf_printf(&key, "permissions_%s", kind);
			LINE(run, out, key.data, { "none", NULL });
		}
		print_permission(run, p, out);
	}
	buf_release(&key);
}

/* ---- restrictions ----------------------------------------------------------------------- */

static const char *level_words(const struct run *run, int level)
{
	static const char *const keys[] = { "restriction_sealed", "restriction_guarded", "restriction_address" };
	return level >= 0 ? words_phrase(&run->words, keys[level]) : NULL;
}

static void print_restriction(const struct run *run, const struct restriction_row *r, struct buf *out)
{
	struct buf placed = BUF_INIT, review = BUF_INIT, lifted = BUF_INIT;
	char number[NUMBER_SIZE], people[NUMBER_SIZE];
	number_text(r->restriction, number);
	print_date(r->placed, &placed);
	print_date(r->review, &review);
	print_date(r->lifted, &lifted);
	LINE(run, out, "restriction", { "number", number }, { "who", r->who }, { "level", level_words(run, r->level) },
	     { "people", r->people >= 0 ? number_text(r->people, people) : NULL });
	LINE(run, out, "restriction_placed", { "placed", placed.data }, { "by", r->placed_by && *r->placed_by ? r->placed_by : NULL }, { "reason", r->reason });
	if (lifted.len)
		LINE(run, out, "restriction_lifted", { "lifted", lifted.data }, { "by", r->lifted_by },
		     { "because", r->lifted_because });
	else if (review.len)
		LINE(run, out, r->overdue ? "restriction_overdue" : "restriction_review", { "review", review.data });
	buf_release(&placed);
	buf_release(&review);
	buf_release(&lifted);
}

void print_restrictions(const struct run *run, const struct restrictions_answer *a, struct buf *out)
{
	char count[NUMBER_SIZE];
	number_text((int64_t)a->restrictions_count, count);
	LINE(run, out, a->restrictions_count ? "restrictions" : "restrictions_none", { "count", count });
	for (size_t i = 0; i < a->restrictions_count; i++)
		print_restriction(run, &a->restrictions[i], out);
}

#include "audit_close.h"

#include "famctx/text/fold.h"

/* "s patel": the words of the name; the last one is taken for the surname. */
static bool shares_surname(const char *worker, const char *family_name)
{
	struct fold_tokens mine = FOLD_TOKENS_INIT, theirs = FOLD_TOKENS_INIT;
	bool same = false;
	fold_tokens(&mine, worker);
	fold_tokens(&theirs, family_name);
	for (size_t i = 0; mine.count && i < theirs.count; i++)
		same = same || !strcmp(mine.items[mine.count - 1], theirs.items[i]);
	fold_tokens_release(&mine);
	fold_tokens_release(&theirs);
	return same;
}

/* All names of the worker, initials too, fit somebody's first and family name in order. */
static bool same_name(const char *worker, const struct shown_name *name)
{
	struct buf mine = BUF_INIT, theirs = BUF_INIT;
	fold_text(&mine, worker);
	fold_text(&theirs, name->first_name ? name->first_name : "");
	buf_add_char(&theirs, ' ');
	fold_text(&theirs, name->family_name);
	bool same = !strcmp(mine.data, theirs.data) ||
		    (mine.len > 2 && mine.data[1] == ' ' && mine.data[0] == theirs.data[0] && theirs.data[0] != ' ' &&
		     shares_surname(worker, name->family_name));
	buf_release(&mine);
	buf_release(&theirs);
	return same;
}

static bool at_address(const char *postcode, const char *address)
{
	struct buf mine = BUF_INIT, theirs = BUF_INIT;
	fold_text(&mine, postcode);
	fold_text(&theirs, address);
	bool same = mine.len && theirs.len >= mine.len && strstr(theirs.data, mine.data);
	buf_release(&mine);
	buf_release(&theirs);
	return same;
}

void audit_find_close(struct audit_entry *entry, const struct account *who, const struct person_header *person)
{
	bool name = false, surname = false, address = false;
	for (size_t i = 0; who->name && i < person->names_count; i++) {
		const struct shown_name *n = &person->names[i];
		surname = surname || (n->family_name && shares_surname(who->name, n->family_name));
		name = name || (n->family_name && same_name(who->name, n));
	}
	for (size_t i = 0; who->postcode && i < person->addresses_count; i++)
		address = address || (person->addresses[i].address && at_address(who->postcode, person->addresses[i].address));
	if (name)
		audit_add_close(entry, AUDIT_OWN_NAME);
	else if (surname)
		audit_add_close(entry, AUDIT_OWN_SURNAME);
	if (address)
		audit_add_close(entry, AUDIT_OWN_ADDRESS);
}

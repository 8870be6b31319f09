#include "famctx/intake/target.h"

#include "famctx/intake/manifest.h"
#include "famctx/text/similar.h"

#define PEOPLE (1u << HOLDS_PEOPLE)
#define INVOLVED (1u << HOLDS_INVOLVEMENTS)
#define DETAILS (1u << HOLDS_DETAILS)
#define RELATED (1u << HOLDS_RELATIONSHIPS)
#define ROWS (PEOPLE | INVOLVED)
#define ANY (ROWS | DETAILS | RELATED)

const struct target_info target_list[TARGET_COUNT] = {
	[TARGET_REGISTER_ID] = { "register_id", TARGET_IDENTITY, ROWS | RELATED,
				 N_("the id of the register: its own in a register, else that of the one it refers to") },
	[TARGET_NHS_NUMBER] = { "nhs_number", TARGET_IDENTITY, ROWS, N_("NHS number, with or without spaces") },
	[TARGET_UPN] = { "upn", TARGET_IDENTITY, ROWS, N_("unique pupil number") },
	[TARGET_IDENTIFIER] = { "identifier", TARGET_IDENTITY | TARGET_LABELLED | TARGET_REPEATS, ROWS,
				N_("another number people are known by; label says which") },
	[TARGET_FAMILY_NAME] = { "family_name", TARGET_IDENTITY, ROWS, N_("family name") },
	[TARGET_FIRST_NAME] = { "first_name", TARGET_IDENTITY, ROWS, N_("first name, or all of them") },
	[TARGET_MIDDLE_NAMES] = { "middle_names", TARGET_IDENTITY, ROWS, N_("further first names") },
	[TARGET_FULL_NAME] = { "full_name", TARGET_IDENTITY, ROWS,
			       N_("the whole name in one cell; order says which part comes first") },
	[TARGET_KNOWN_AS] = { "known_as", TARGET_REPEATS, ROWS, N_("a first name the person goes by") },
	[TARGET_FORMER_FAMILY_NAME] = { "former_family_name", TARGET_REPEATS, ROWS, N_("a family name from before") },
	[TARGET_BORN] = { "born", TARGET_IS_DATE | TARGET_IDENTITY, ROWS, N_("birth date") },
	[TARGET_DIED] = { "died", TARGET_IS_DATE, ROWS, N_("date of death") },
	[TARGET_SEX] = { "sex", 0, ROWS, N_("female, male, other, unknown; values for other words") },
	[TARGET_ADDRESS] = { "address", TARGET_IDENTITY, ROWS, N_("the whole current address") },
	[TARGET_ADDRESS_LINE] = { "address_line", TARGET_IDENTITY | TARGET_REPEATS, ROWS,
				  N_("a line of the current address; lines are joined in the order of the manifest") },
	[TARGET_POSTCODE] = { "postcode", TARGET_IDENTITY, ROWS, N_("postcode of the current address") },
	[TARGET_ADDRESS_FROM] = { "address_from", TARGET_IS_DATE, ROWS, N_("since when the address is current") },
	[TARGET_PREVIOUS_ADDRESS] = { "previous_address", TARGET_REPEATS, ROWS, N_("an address from before") },
	[TARGET_PREVIOUS_POSTCODE] = { "previous_postcode", 0, ROWS, N_("its postcode") },
	[TARGET_PHONE] = { "phone", 0, ROWS, N_("the person's own phone number") },
	[TARGET_STATUS] = { "status", 0, INVOLVED, N_("whether the involvement is open or closed: open, closed, none") },
	[TARGET_FROM] = { "from", TARGET_IS_DATE, INVOLVED, N_("when the involvement began") },
	[TARGET_TO] = { "to", TARGET_IS_DATE, INVOLVED, N_("when it ended") },
	[TARGET_LAST_CONTACT] = { "last_contact", TARGET_IS_DATE, INVOLVED, N_("last contact with the person") },
	[TARGET_UPDATED] = { "updated", TARGET_IS_DATE, INVOLVED, N_("when the source last changed the record") },
	[TARGET_CONTACT_NAME] = { "contact_name", TARGET_CONTACT, INVOLVED, N_("whom to ring: a person or a team") },
	[TARGET_CONTACT_ROLE] = { "contact_role", TARGET_CONTACT, INVOLVED, N_("their role") },
	[TARGET_CONTACT_ORGANISATION] = { "contact_organisation", TARGET_CONTACT, INVOLVED,
					  N_("their organisation: the school, the landlord, the team's authority") },
	[TARGET_CONTACT_PHONE] = { "contact_phone", TARGET_CONTACT, INVOLVED, N_("their phone number") },
	[TARGET_CONTACT_EMAIL] = { "contact_email", TARGET_CONTACT, INVOLVED, N_("their email address") },
	[TARGET_DETAIL] = { "detail", TARGET_LABELLED | TARGET_REPEATS, INVOLVED | DETAILS,
			    N_("a further fact; label says what it is called on screen") },
	[TARGET_PART] = { "part", TARGET_LABELLED | TARGET_REPEATS, DETAILS,
			  N_("one part of a repeated detail, such as the date of an offence") },
	[TARGET_LINK] = { "link", TARGET_REPEATS, DETAILS, N_("a column named in linked_by") },
	[TARGET_WARNING] = { "warning", TARGET_REPEATS, ROWS, N_("a warning for who visits") },
	[TARGET_WARNING_REVIEW] = { "warning_review", TARGET_IS_DATE, ROWS, N_("when the warning is to be reviewed") },
	[TARGET_RELATED_ID] = { "related_id", 0, RELATED, N_("the register id of the other person") },
	[TARGET_RELATION] = { "relation", 0, RELATED,
			      N_("what register_id is to related_id, such as mother; values for other words") },
	[TARGET_RELATION_FROM] = { "relation_from", TARGET_IS_DATE, RELATED, N_("since when") },
	[TARGET_AREA] = { "area", 0, INVOLVED, N_("the area the row belongs to; shown as a detail") },
	[TARGET_COPIED] = { "copied", TARGET_IS_DATE, ANY, N_("when the row was copied out of the service's system") },
};

int target_find(const char *name)
{
	for (int i = 0; i < TARGET_COUNT; i++)
		if (!strcmp(target_list[i].name, name))
			return i;
	return -1;
}

const char *target_nearest(const char *name)
{
	const char *nearest = NULL;
	int best = SIMILAR_LIMIT + 1;
	for (int i = 0; i < TARGET_COUNT; i++) {
		int distance = similar_distance(name, target_list[i].name, SIMILAR_LIMIT);
		if (distance < best) {
			best = distance;
			nearest = target_list[i].name;
		}
	}
	return nearest;
}

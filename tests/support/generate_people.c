#include "support/generate_people.h"

#include "famctx/store/people.h"
#include "famctx/store/statement.h"
#include "famctx/text/ident.h"

#define SERVICES 8
#define LARGE 10
/* Households come in blocks of ten people, so that a person's household follows from their number. */
#define BLOCK 10
#define FIRST_NAMES 6000
#define FAMILY_NAMES 60000
#define STREETS 20000

static const char *const common_first[] = {
	"Oliver", "Amelia", "George", "Isla", "Noah", "Ava", "Muhammad", "Olivia", "Jack", "Emily", "Leo", "Grace",
	"Harry", "Sophia", "Oscar", "Mia", "Charlie", "Poppy", "Jacob", "Ella", "Thomas", "Lily", "James", "Evie",
	"William", "Freya", "Joshua", "Sophie", "Ethan", "Jessica", "David", "Sarah", "John", "Margaret", "Michael",
	"Susan", "Stephen", "Katherine", "Paul", "Catherine", "Mark", "Elizabeth", "Andrew", "Karen", "Peter", "Julie",
};
static const char *const common_family[] = {
	"Smith", "Jones", "Taylor", "Brown", "Williams", "Wilson", "Johnson", "Davies", "Patel", "Robinson", "Wright",
	"Thompson", "Evans", "Walker", "White", "Roberts", "Green", "Hall", "Wood", "Jackson", "Clarke", "Khan",
	"Hughes", "Edwards", "Hill", "Moore", "Clark", "Harrison", "Scott", "Young", "Morris", "Ward", "Bell", "Ali",
};
static const char *const onsets[] = { "b", "br", "c", "ch", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p",
				      "r", "s", "sh", "st", "t", "th", "tr", "v", "w", "y", "z", "bl", "cr", "gl" };
static const char *const vowels[] = { "a", "e", "i", "o", "u", "ai", "ea", "ee", "oo", "ou" };
static const char *const endings[] = { "n", "r", "l", "s", "t", "ton", "ley", "son", "man", "ford", "well", "by" };
static const char *const types[] = { "Road", "Street", "Lane", "Close", "Avenue", "Drive", "Court", "Way" };

/* splitmix64: every number leads to its own sequence. */
static uint64_t next_random(uint64_t *state)
{
	uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));

	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return z ^ z >> 31;
}

static uint64_t below(uint64_t *state, uint64_t limit)
{
	return next_random(state) % limit;
}

/* Zipf with exponent 1: a place is as likely as one over itself; 2^(u log2 n) by repeated halving. */
static size_t skewed(uint64_t *state, size_t count)
{
	uint64_t low = 1, high = count;

	while (high - low > 1) {
		uint64_t middle = low;
		while (middle * middle < low * high)
			middle += middle / 8 + 1;
		if (middle >= high)
			middle = high - 1;
		if (middle <= low)
			break;
		if (next_random(state) & 1)
			low = middle;
		else
			high = middle;
	}
	return (size_t)(low - 1);
}

static void append(char *out, size_t size, const char *text)
{
	size_t len = strlen(out);

	if (len + strlen(text) < size)
		memcpy(out + len, text, strlen(text) + 1);
}

static void made_up_word(size_t number, uint64_t salt, char *out, size_t size)
{
	uint64_t state = number * 977 + salt;
	size_t syllables = 1 + below(&state, 3);

	out[0] = '\0';
	for (size_t i = 0; i < syllables; i++) {
		append(out, size, onsets[below(&state, ARRAY_LEN(onsets))]);
		append(out, size, vowels[below(&state, ARRAY_LEN(vowels))]);
	}
	append(out, size, endings[below(&state, ARRAY_LEN(endings))]);
	out[0] = (char)(out[0] - 'a' + 'A');
}

static void name_at(const char *const *common, size_t common_count, size_t number, uint64_t salt, char *out,
		    size_t size)
{
	if (number < common_count)
		snprintf(out, size, "%s", common[number]);
	else
		made_up_word(number, salt, out, size);
}

/* Ten digits from 999 with the check digit that fits; numbers without one are passed over. */
static void nhs_number_of(int64_t number, char out[NHS_SIZE])
{
	char digits[NHS_SIZE];

	out[10] = '\0';
	for (int64_t n = number * 7;; n++) {
		int64_t nine = 999000000 - n / 1000000 % 100 * 1000000 + n % 1000000;
		for (int at = 8; at >= 0; at--, nine /= 10)
			out[at] = (char)('0' + nine % 10);
		for (char check = '0'; check <= '9'; check++) {
			out[9] = check;
			if (nhs_parse(out, digits) == NHS_OK)
				return;
		}
	}
}

static int64_t block_of(int64_t number)
{
	return (number - 1) / BLOCK;
}

static bool is_large(int64_t block)
{
	return block % (GENERATED_LARGE_EVERY / 4) == 7;
}

/* Households of a block: ten, or four, three, two and one. */
static int household_in_block(int64_t number)
{
	static const int households[BLOCK] = { 0, 0, 0, 0, 1, 1, 1, 2, 2, 3 };
	return is_large(block_of(number)) ? 0 : households[(number - 1) % BLOCK];
}

static bool is_adult(int64_t number)
{
	static const bool adults[BLOCK] = { true, true, false, false, true, true, false, true, true, true };
	return is_large(block_of(number)) ? (number - 1) % BLOCK < 2 : adults[(number - 1) % BLOCK];
}

static void fill_home(int64_t number, struct generated_name *out)
{
	uint64_t state = (uint64_t)(block_of(number) * 4 + household_in_block(number)) * 31 + 5;
	size_t street = below(&state, STREETS);
	char word[32];

	name_at(common_family, ARRAY_LEN(common_family), skewed(&state, FAMILY_NAMES), 11, out->family_name, 24);
	if (below(&state, 100) < 6) {
		name_at(common_family, ARRAY_LEN(common_family), skewed(&state, FAMILY_NAMES), 11, word, 20);
		size_t len = strlen(out->family_name);
		snprintf(out->family_name + len, sizeof(out->family_name) - len, "-%s", word);
	}
	made_up_word(street, 23, word, sizeof(word));
	snprintf(out->street, sizeof(out->street), "%s %s", word, types[street % ARRAY_LEN(types)]);
	int house = (int)(1 + below(&state, 150));
	snprintf(out->house, sizeof(out->house), "%d", house);
	snprintf(out->postcode, sizeof(out->postcode), "XX%d %d%c%c", (int)(1 + street % 60), (int)(street / 60 % 10),
		 (char)('A' + street / 600 % 20), (char)('A' + house / 15));
}

void generated_person(int64_t number, struct generated_name *out)
{
	uint64_t state = (uint64_t)number * 101 + 3;

	memset(out, 0, sizeof(*out));
	fill_home(number, out);
	name_at(common_first, ARRAY_LEN(common_first), skewed(&state, FIRST_NAMES), 7, out->first_name,
		sizeof(out->first_name));
	out->year = is_adult(number) ? 1940 + (int)below(&state, 66) : 2008 + (int)below(&state, 17);
	out->month = 1 + (int)below(&state, 12);
	out->day = 1 + (int)below(&state, 28);
	nhs_number_of(number, out->nhs_number);
}

int64_t generated_large_family(int64_t number)
{
	int64_t block = block_of(number);

	while (!is_large(block))
		block++;
	return block * BLOCK + 1;
}

struct writing {
	struct db *db;
	int64_t record;
	char id[24], born[16], address[96];
	struct generated_name name;
};

static bool add_record(struct writing *w, int64_t person, int64_t source, struct err *e)
{
	static const char sql[] = "INSERT INTO record(id, source, key, line, person, rule, register_id, family_name,"
				  " first_name, born, sex, address, postcode, nhs_number)"
				  " VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
	struct statement *st = db_prepare(w->db, sql);

	statement_integer(st, 1, ++w->record);
	statement_integer(st, 2, source);
	statement_text(st, 3, w->id);
	statement_integer(st, 4, person);
	statement_integer(st, 5, source == 1 ? 0 : 1);
	statement_text(st, 6, w->id);
	statement_text(st, 7, w->name.family_name);
	statement_text(st, 8, w->name.first_name);
	statement_text(st, 9, w->born);
	statement_text(st, 10, person % 2 ? "Female" : "Male");
	statement_text(st, 11, w->address);
	statement_text(st, 12, w->name.postcode);
	statement_text(st, 13, source == 1 ? w->name.nhs_number : NULL);
	return statement_run(st, e);
}

static bool add_involvement(struct writing *w, uint64_t *state, struct err *e)
{
	static const char sql[] = "INSERT INTO involvement(record, state, from_date, last_contact, contact_name,"
				  " contact_phone) VALUES (?, ?, '2024-01-01', '2025-10-29', 'A Worker', '0113 496 0142')";
	struct statement *st = db_prepare(w->db, sql);

	statement_integer(st, 1, w->record);
	statement_text(st, 2, below(state, 3) ? "open" : "closed");
	return statement_run(st, e);
}

static bool add_person(struct writing *w, int64_t number, struct err *e)
{
	static const char sql[] = "INSERT INTO person(id, family_name, first_name, born, sex, address, postcode, case_id,"
				  " household) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?6)";
	struct statement *st = db_prepare(w->db, sql);

	statement_integer(st, 1, number);
	statement_text(st, 2, w->name.family_name);
	statement_text(st, 3, w->name.first_name);
	statement_text(st, 4, w->born);
	statement_text(st, 5, number % 2 ? "Female" : "Male");
	statement_text(st, 6, w->address);
	statement_text(st, 7, w->name.postcode);
	statement_text(st, 8, w->id);
	return statement_run(st, e);
}

/* The first of a household is the mother or father of its children. */
static bool add_parent(struct writing *w, int64_t number, struct err *e)
{
	static const char sql[] = "INSERT INTO relationship(source, from_person, to_person, from_id, to_id, relation, dated)"
				  " VALUES (1, ?1, ?2, ?1, ?2, 'parent', '2024-01-01')";
	int64_t parent = number;

	while (parent % BLOCK != 1 && household_in_block(parent - 1) == household_in_block(number))
		parent--;
	if (parent == number || is_adult(number))
		return true;
	struct statement *st = db_prepare(w->db, sql);
	statement_integer(st, 1, parent);
	statement_integer(st, 2, number);
	return statement_run(st, e);
}

static bool write_person(struct writing *w, int64_t number, struct err *e)
{
	uint64_t state = (uint64_t)number * 59 + 1;
	bool everywhere = is_large(block_of(number));

	generated_person(number, &w->name);
	snprintf(w->id, sizeof(w->id), "%lld", (long long)(100000 + number));
	snprintf(w->born, sizeof(w->born), "%04d-%02d-%02d", w->name.year, w->name.month, w->name.day);
	snprintf(w->address, sizeof(w->address), "%s %s, %s", w->name.house, w->name.street, w->name.postcode);
	if (!add_person(w, number, e) || !add_record(w, number, 1, e) || !add_parent(w, number, e))
		return false;
	for (int64_t service = 0; service < SERVICES; service++) {
		if (!everywhere && below(&state, 100) >= 10)
			continue;
		if (!add_record(w, number, service + 2, e) || !add_involvement(w, &state, e))
			return false;
	}
	return true;
}

static bool write_sources(struct db *db, int64_t count, struct err *e)
{
	static const char sql[] = "INSERT INTO source(id, key, service, is_register, document, loaded, digest, rows, people)"
				  " VALUES (?1, ?2, ?3, ?4, ?5, '2025-11-04T03:00:00Z', 'x', ?6, ?6)";
	static const char *const services[SERVICES] = { "Children", "School",	      "Adults",	   "Housing",
							 "Police",   "Early help", "Health visiting", "Youth" };
	for (int i = 0; i <= SERVICES; i++) {
		char key[16], json[256];
		const char *service = i ? services[i - 1] : NULL;
		struct statement *st = db_prepare(db, sql);
		snprintf(key, sizeof(key), "s%d", i);
		snprintf(json, sizeof(json), "{\"key\":\"%s\",\"title\":\"%s records\",\"is_register\":%s%s%s%s,"
			 "\"copied\":\"2025-11-03\",\"refresh_days\":7,\"from\":\"2014-04-01\",\"areas\":[\"Milltown\"]}",
			 key, service ? service : "Case", i ? "false" : "true", i ? ",\"service\":\"" : "",
			 service ? service : "", i ? "\"" : "");
		statement_integer(st, 1, i + 1);
		statement_text(st, 2, key);
		statement_text(st, 3, service);
		statement_integer(st, 4, i == 0);
		statement_text(st, 5, json);
		statement_integer(st, 6, count);
		if (!statement_run(st, e))
			return false;
	}
	return true;
}

static bool write_build(struct db *db, int64_t count, struct err *e)
{
	static const char sql[] = "INSERT INTO build VALUES (1, '2025-11-04T03:00:00Z', 'real', ?1, ?1)";
	struct statement *st = db_prepare(db, sql);

	statement_integer(st, 1, count);
	return statement_run(st, e);
}

bool generate_people(struct db *people, int64_t count, struct err *e)
{
	struct writing *w = &(struct writing) { .db = people };
	bool ok = db_run(people, people_tables_sql, e) && db_begin(people, e) &&
		  db_stamp(people, DB_KIND_PEOPLE, PEOPLE_VERSION, e) && write_sources(people, count, e) &&
		  write_build(people, count, e);

	for (int64_t number = 1; ok && number <= count; number++)
		ok = write_person(w, number, e);
	return ok && db_commit(people, e) && db_run(people, people_indexes_sql, e);
}

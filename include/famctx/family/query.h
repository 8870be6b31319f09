/*
 * What somebody typed to find a person, taken apart. One line holds everything
 * in any order; labelled fields are read as if they stood in the line with
 * their kind given. Nothing is looked up here and nothing fails: what is no
 * date, number, postcode or address is a word of a name.
 *
 *	7 oct 2000, 07/10/2000, 2000-10-07, 07102000, 7/10, oct 2000, 2000, age 9, 9 years
 *	999 123 4567                  an NHS number, spaces or not
 *	XX1 4QQ, XX1 4, XX1           a postcode or its beginning
 *	8 mill lane, 8 mill           house number and street, type at its end or not
 *	K, o'connor, smith-jones      words of names; * and % are ignored
 */
#ifndef FAMCTX_FAMILY_QUERY_H
#define FAMCTX_FAMILY_QUERY_H

#include "famctx/api/find.h"
#include "famctx/text/fold.h"
#include "famctx/text/ident.h"

#define QUERY_WORDS 8   /* words of names; more are left out */
#define QUERY_TYPED 512 /* bytes of one field that are read */

enum name_side { SIDE_ANY, SIDE_FAMILY, SIDE_FIRST };

struct query_word {
	char *text;  /* folded, one token */
	char *typed; /* as it was typed, for showing */
	enum name_side side;
	bool growing; /* may be the beginning of a word: the last one typed, or one letter */
	size_t letters;
};

enum born_kind {
	BORN_NOT_GIVEN,
	BORN_DATE,      /* from == to */
	BORN_PERIOD,    /* a month of a year, or a whole year: from to */
	BORN_DAY_MONTH, /* day and month without a year */
	BORN_AGE,       /* from and to are the first and last birth date that gives it */
};

struct query_born {
	enum born_kind kind;
	struct date from, to;
	int day, month;
	int64_t age;
	bool month_first; /* could only be read with the month in front */
};

struct query {
	struct query_word words[QUERY_WORDS];
	size_t words_count;
	struct query_born born;
	char *number;       /* squeezed by index_number, or NULL */
	bool number_unsure; /* also read as a date or a postcode: counts only where somebody has it */
	char nhs[NHS_SIZE]; /* ten digits, or empty */
	bool nhs_fits;      /* the check digit */
	struct postcode postcode;
	bool postcode_given;
	char *house;  /* house number folded, or NULL */
	char *street; /* folded words of the street, or NULL */
	size_t letters; /* in words of names */
	char *typed;  /* the query as understood, in one line, for showing */
};

/* today is for ages, two-digit years and what may be a year. Release it in the end. */
void query_read(struct query *q, const struct find_request *request, struct date today);
void query_release(struct query *q);

/* Whether there is enough to show names: three letters, a date, an id, a postcode or a street. */
bool query_enough(const struct query *q);
/* Reads the last so many words as a street instead of names ("mill lane", without a number). False and
 * unchanged when they do not end in a type of street. */
bool query_words_as_street(struct query *q, size_t words);
/* Takes every word for the beginning of a name: "thor kath". False when each was one already. */
bool query_words_as_beginnings(struct query *q);
/* Makes one word of two neighbours: "o connor", "mac donald". False when there are no two. */
bool query_join_words(struct query *q, size_t at);

#endif

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "famctx/challenge/reference.h"
#include "famctx/challenge/subject.h"

static const char signs[] = "23456789CDFHJKMNPQRTWXY";

static void made(unsigned n, char out[REFERENCE_SIZE])
{
	const unsigned char random[REFERENCE_BODY] = { (unsigned char)n, (unsigned char)(n * 7 + 3),
						       (unsigned char)(n >> 3), (unsigned char)(n * 31) };
	reference_make(random, REFERENCE_BODY, out);
}

static bool reads(const char *text, char out[REFERENCE_SIZE])
{
	struct err e = ERR_INIT;
	return reference_read(text, out, &e);
}

static void a_reference_looks_like_the_one_in_the_form(void **state)
{
	(void)state;
	char text[REFERENCE_SIZE], again[REFERENCE_SIZE];
	for (unsigned n = 0; n < 256; n++) {
		made(n, text);
		assert_int_equal(strlen(text), strlen("FC-7Q4K-2"));
		assert_memory_equal(text, "FC-", 3);
		assert_int_equal(text[7], '-');
		for (size_t i = 3; text[i]; i++)
			assert_true(text[i] == '-' || strchr(signs, text[i]));
		assert_true(reads(text, again));
		assert_string_equal(again, text);
	}
}

static void it_is_read_as_people_write_it(void **state)
{
	(void)state;
	char text[REFERENCE_SIZE], out[REFERENCE_SIZE];
	const unsigned char random[] = { 5, 17, 2, 11 }; /* 7 Q 4 H */
	reference_make(random, REFERENCE_BODY, text);
	assert_memory_equal(text, "FC-7Q4H-", 8);
	char check = text[8];
	char forms[7][24];
	snprintf(forms[0], sizeof(forms[0]), "fc-7q4h-%c", check);
	snprintf(forms[1], sizeof(forms[1]), " FC 7Q4H %c ", check);
	snprintf(forms[2], sizeof(forms[2]), "7q4h%c", check);
	snprintf(forms[3], sizeof(forms[3]), "FC7Q4H%c", check);
	snprintf(forms[4], sizeof(forms[4]), "7 q 4 h %c", check);
	snprintf(forms[5], sizeof(forms[5]), "7Q4H-%c", check);
	snprintf(forms[6], sizeof(forms[6]), "Fc.7Q.4H.%c", check);
	for (size_t i = 0; i < ARRAY_LEN(forms); i++) {
		assert_true(reads(forms[i], out));
		assert_string_equal(out, text);
	}
}

static void a_wrong_sign_is_always_found(void **state)
{
	(void)state;
	static const size_t places[] = { 3, 4, 5, 6, 8 };
	char text[REFERENCE_SIZE], out[REFERENCE_SIZE];
	for (unsigned n = 0; n < 64; n++)
		for (size_t p = 0; p < ARRAY_LEN(places); p++)
			for (size_t s = 0; s < sizeof(signs) - 1; s++) {
				made(n, text);
				if (text[places[p]] == signs[s])
					continue;
				text[places[p]] = signs[s];
				assert_false(reads(text, out));
			}
}

static void two_swapped_signs_are_always_found(void **state)
{
	(void)state;
	static const size_t places[] = { 3, 4, 5, 6, 8 };
	char text[REFERENCE_SIZE], out[REFERENCE_SIZE];
	for (unsigned n = 0; n < 256; n++)
		for (size_t p = 0; p < ARRAY_LEN(places); p++)
			for (size_t q = p + 1; q < ARRAY_LEN(places); q++) {
				made(n, text);
				char first = text[places[p]], second = text[places[q]];
				text[places[p]] = second;
				text[places[q]] = first;
				assert_int_equal(reads(text, out), first == second);
			}
}

static void what_is_none_is_refused(void **state)
{
	(void)state;
	static const char *const none[] = { "", "FC-", "FC-7Q4K", "FC-AEIO-U", "FC-7Q4K-22222", "0101-1", "FC-7Q4\xff-2",
					    "FC-7Q4K-2; DROP" };
	char out[REFERENCE_SIZE];
	for (size_t i = 0; i < ARRAY_LEN(none); i++)
		assert_false(reads(none[i], out));
}

static void subjects_are_read_and_written(void **state)
{
	(void)state;
	static const struct {
		const char *text, *written; /* written NULL: it is none */
	} rows[] = {
		{ "person:P17", "person:P17" },
		{ "person:p17", "person:P17" },
		{ "person:P17:Housing", "person:P17:Housing" },
		{ "person:P17:Adult social care:arrears", "person:P17:Adult social care:arrears" },
		{ "link:P17:P18", "link:P17:P18" },
		{ "join:school:482:7", "join:school:482:7" },
		{ "tool", "tool" },
		{ "", NULL }, { "person", NULL }, { "person:", NULL }, { "person:Kate", NULL }, { "person:P17:", NULL },
		{ "person:P17:Housing:", NULL }, { "link:P17", NULL }, { "link:P17:P17", NULL }, { "link:P17:P18:P19", NULL },
		{ "join:school", NULL }, { "join::482", NULL }, { "join:school:", NULL }, { "tool:x", NULL },
		{ "house:P17", NULL },
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct subject s;
		struct err e = ERR_INIT;
		struct buf out = BUF_INIT;
		bool ok = subject_read(rows[i].text, &s, &e);
		assert_int_equal(ok, rows[i].written != NULL);
		if (ok) {
			subject_write(&s, &out);
			assert_string_equal(out.data, rows[i].written);
		} else {
			assert_int_equal(e.code, ERR_USAGE);
		}
		buf_release(&out);
		subject_release(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reference_looks_like_the_one_in_the_form),
		cmocka_unit_test(it_is_read_as_people_write_it),
		cmocka_unit_test(a_wrong_sign_is_always_found),
		cmocka_unit_test(two_swapped_signs_are_always_found),
		cmocka_unit_test(what_is_none_is_refused),
		cmocka_unit_test(subjects_are_read_and_written),
	};
	return cmocka_run_group_tests_name("challenge_reference", tests, NULL, NULL);
}

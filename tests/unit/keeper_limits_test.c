/* How much one account may ask: the bucket, with a clock of its own. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "keeper/allowance.h"

#define START UINT64_C(5000)

/* How many requests of so long are answered before one has to wait. */
static int take_all(struct allowance *a, int64_t per_second, uint64_t now, uint64_t work_ms)
{
	int n = 0;
	while (!allowance_wait_ms(a, per_second, now)) {
		allowance_charge(a, work_ms);
		n++;
	}
	return n;
}

static void a_full_bucket_is_one_second(void **state)
{
	(void)state;
	static const int64_t rates[] = { 1, 2, 7, 50, 1000, 100000 };
	for (size_t i = 0; i < ARRAY_LEN(rates); i++) {
		struct allowance a;
		allowance_init(&a, rates[i], START);
		assert_int_equal(take_all(&a, rates[i], START, 0), rates[i]);
		/* However long nobody asks, no more than that comes together. */
		assert_int_equal(take_all(&a, rates[i], START + 3600000, 0), rates[i]);
	}
}

static void it_fills_evenly(void **state)
{
	(void)state;
	struct allowance a;
	allowance_init(&a, 50, START);
	take_all(&a, 50, START, 0);
	assert_int_equal(allowance_wait_ms(&a, 50, START), 20);
	assert_int_equal(allowance_wait_ms(&a, 50, START + 5), 15);
	assert_int_equal(take_all(&a, 50, START + 19, 0), 0);
	assert_int_equal(take_all(&a, 50, START + 20, 0), 1);
	assert_int_equal(take_all(&a, 50, START + 120, 0), 5);
}

static void who_waits_as_told_may_then_ask(void **state)
{
	(void)state;
	static const int64_t rates[] = { 1, 3, 7, 50, 333, 100000 };
	for (size_t i = 0; i < ARRAY_LEN(rates); i++) {
		struct allowance a;
		uint64_t now = START;
		allowance_init(&a, rates[i], now);
		for (int n = 0; n < 1000; n++) {
			int wait = allowance_wait_ms(&a, rates[i], now);
			assert_in_range(wait, 0, 1000);
			now += (uint64_t)wait;
			assert_int_equal(allowance_wait_ms(&a, rates[i], now), 0);
			allowance_charge(&a, 0);
		}
	}
}

static void long_work_costs_more(void **state)
{
	(void)state;
	struct allowance a;
	allowance_init(&a, 50, START);
	/* 50 milliseconds are 25 tokens, and one for asking. */
	assert_int_equal(take_all(&a, 50, START, 50), 2);
	assert_int_equal(allowance_wait_ms(&a, 50, START), 60);
}

static void no_debt_is_without_an_end(void **state)
{
	(void)state;
	struct allowance a;
	allowance_init(&a, 50, START);
	allowance_charge(&a, 3600000);
	int wait = allowance_wait_ms(&a, 50, START);
	assert_in_range(wait, 9000, 11000);
	assert_int_equal(allowance_wait_ms(&a, 50, START + (uint64_t)wait), 0);
}

static void a_clock_that_stands_still_gives_nothing(void **state)
{
	(void)state;
	struct allowance a;
	allowance_init(&a, 50, START);
	take_all(&a, 50, START, 0);
	assert_int_equal(take_all(&a, 50, START, 0), 0);
	assert_int_equal(take_all(&a, 50, START - 1000, 0), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_full_bucket_is_one_second),
		cmocka_unit_test(it_fills_evenly),
		cmocka_unit_test(who_waits_as_told_may_then_ask),
		cmocka_unit_test(long_work_costs_more),
		cmocka_unit_test(no_debt_is_without_an_end),
		cmocka_unit_test(a_clock_that_stands_still_gives_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "famctx/text/similar.h"

#define LETTERS_MAX 64

/* A name being sounded out. Letters outside the name are 0. */
struct sounding {
	char letters[LETTERS_MAX + 3]; /* always three zeros behind */
	size_t at;
	char *code;
	size_t len;
};

static char ahead(const struct sounding *s, size_t n)
{
	return s->letters[s->at + n];
}

static char behind(const struct sounding *s)
{
	return s->at ? s->letters[s->at - 1] : '\0';
}

static bool among(char letter, const char *set)
{
	return letter && strchr(set, letter);
}

static bool vowel(char letter)
{
	return among(letter, "aeiou");
}

/* e, i and y make c and g soft. */
static bool softens(char letter)
{
	return among(letter, "eiy");
}

static void say(struct sounding *s, char sound)
{
	if (s->len + 1 < SOUND_SIZE)
		s->code[s->len++] = sound;
}

static void say_c(struct sounding *s)
{
	if (softens(ahead(s, 1))) {
		if (behind(s) != 's')
			say(s, ahead(s, 1) == 'i' && ahead(s, 2) == 'a' ? 'X' : 'S');
	} else if (ahead(s, 1) == 'h') {
		say(s, behind(s) == 's' || among(ahead(s, 2), "lr") ? 'K' : 'X');
	} else {
		say(s, 'K');
	}
}

static bool ends_in_gn(const struct sounding *s)
{
	return ahead(s, 1) == 'n' &&
	       (!ahead(s, 2) || (ahead(s, 2) == 'e' && ahead(s, 3) == 'd' && !ahead(s, 4)));
}

static void say_g(struct sounding *s)
{
	if (ahead(s, 1) == 'h' && !vowel(ahead(s, 2)))
		return;
	if (ends_in_gn(s) || (behind(s) == 'd' && softens(ahead(s, 1))))
		return;
	say(s, softens(ahead(s, 1)) && behind(s) != 'g' ? 'J' : 'K');
}

static void say_h(struct sounding *s)
{
	if (among(behind(s), "cgpst"))
		return;
	if (!vowel(behind(s)) || vowel(ahead(s, 1)))
		say(s, 'H');
}

static void say_s(struct sounding *s)
{
	bool sia = ahead(s, 1) == 'i' && among(ahead(s, 2), "ao");

	say(s, sia || ahead(s, 1) == 'h' ? 'X' : 'S');
}

static void say_t(struct sounding *s)
{
	if (ahead(s, 1) == 'h')
		say(s, '0');
	else if (ahead(s, 1) == 'i' && among(ahead(s, 2), "ao"))
		say(s, 'X');
	else if (ahead(s, 1) != 'c' || ahead(s, 2) != 'h')
		say(s, 'T');
}

/* Letters whose sound hangs on one neighbour at most. */
static void say_plain(struct sounding *s, char letter)
{
	switch (letter) {
	case 'b':
		if (behind(s) != 'm' || ahead(s, 1))
			say(s, 'B');
		break;
	case 'd':
		say(s, ahead(s, 1) == 'g' && softens(ahead(s, 2)) ? 'J' : 'T');
		break;
	case 'k':
		if (behind(s) != 'c')
			say(s, 'K');
		break;
	case 'p':
		say(s, ahead(s, 1) == 'h' ? 'F' : 'P');
		break;
	case 'q':
		say(s, 'K');
		break;
	case 'v':
		say(s, 'F');
		break;
	case 'w':
	case 'y':
		if (vowel(ahead(s, 1)))
			say(s, letter == 'w' ? 'W' : 'Y');
		break;
	case 'x':
		say(s, 'K');
		say(s, 'S');
		break;
	case 'z':
		say(s, 'S');
		break;
	default: /* f j l m n r */
		say(s, (char)(letter - 'a' + 'A'));
	}
}

/* Of a doubled letter only the last is heard, but the first c of "accent" is. */
static bool doubled(const struct sounding *s, char letter)
{
	return ahead(s, 1) == letter && !(letter == 'c' && softens(ahead(s, 2)));
}

static void say_letter(struct sounding *s, bool first)
{
	char letter = ahead(s, 0);

	if (vowel(letter)) {
		if (first)
			say(s, (char)(letter - 'a' + 'A'));
		return;
	}
	if (doubled(s, letter))
		return;
	switch (letter) {
	case 'c':
		say_c(s);
		break;
	case 'g':
		say_g(s);
		break;
	case 'h':
		say_h(s);
		break;
	case 's':
		say_s(s);
		break;
	case 't':
		say_t(s);
		break;
	default:
		say_plain(s, letter);
	}
}

/* Beginnings that are not said as they are written. */
static void begin(struct sounding *s)
{
	static const char *const silent[] = { "ae", "gn", "kn", "pn", "wr" };

	for (size_t i = 0; i < ARRAY_LEN(silent); i++)
		if (strncmp(s->letters, silent[i], 2) == 0)
			s->at = 1;
	if (s->letters[0] == 'x') {
		say(s, 'S');
		s->at = 1;
	} else if (strncmp(s->letters, "wh", 2) == 0) {
		say(s, 'W');
		s->at = 2;
	}
}

/* Copies the letters without spaces; false when another sign stands among them. */
static bool take_letters(struct sounding *s, const char *name)
{
	size_t n = 0;

	for (; *name && n < LETTERS_MAX; name++) {
		if (*name == ' ')
			continue;
		if (*name < 'a' || *name > 'z')
			return false;
		s->letters[n++] = *name;
	}
	return true;
}

void sound_code(const char *name, char code[SOUND_SIZE])
{
	struct sounding s = { { 0 }, 0, code, 0 };

	if (take_letters(&s, name)) {
		begin(&s);
		for (size_t start = s.at; s.letters[s.at]; s.at++)
			say_letter(&s, s.at == start && !s.len);
	}
	code[s.len] = '\0';
}

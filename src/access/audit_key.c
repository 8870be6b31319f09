#include "famctx/access/audit_key.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "famctx/base/file.h"
#include "famctx/base/mem.h"

#define BASE64 sodium_base64_VARIANT_ORIGINAL
#define FRONT "famctx-audit-secret 1 "
#define SEED_TEXT sodium_base64_ENCODED_LEN(crypto_sign_SEEDBYTES, BASE64)

/* "famctx-audit-secret 1 SEED" and a newline. */
#define FILE_MOST 128

static void use_seed(const unsigned char seed[crypto_sign_SEEDBYTES], struct audit_key *out)
{
	crypto_sign_seed_keypair(out->public_half, out->secret, seed);
	out->there = true;
}

static bool parse(char *text, struct audit_key *out)
{
	unsigned char seed[crypto_sign_SEEDBYTES];
	size_t len = 0, front = sizeof(FRONT) - 1;
	text[strcspn(text, "\r\n")] = '\0';
	bool ok = !strncmp(text, FRONT, front) &&
		  sodium_base642bin(seed, sizeof(seed), text + front, strlen(text + front), NULL, &len, NULL, BASE64) == 0 &&
		  len == sizeof(seed);
	if (ok)
		use_seed(seed, out);
	sodium_memzero(seed, sizeof(seed));
	return ok;
}

static bool read_open(int fd, const char *path, struct audit_key *out, struct err *e)
{
	char text[FILE_MOST];
	ssize_t n = read(fd, text, sizeof(text) - 1);
	text[n > 0 ? n : 0] = '\0';
	bool ok = n > 0 && parse(text, out);
	sodium_memzero(text, sizeof(text));
	return ok || err_set(e, ERR_STORE, _("%s holds no key that signs anchors: put back the one that was there, or move it "
					     "away, and another is made"), path);
}

/* Whether nobody else may read it, which the service manager sees to for what it gives. */
static bool is_ours(int fd)
{
	struct stat st;
	return fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_uid == geteuid() && (st.st_mode & 077) == 0;
}

static bool read_file(const char *path, bool given, struct audit_key *out, struct err *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | (given ? 0 : O_NOFOLLOW));
	if (fd < 0 && errno == ENOENT)
		return true;
	if (fd < 0)
		return err_errno(e, ERR_STORE, _("%s cannot be read"), path);
	bool ok = given || is_ours(fd) ||
		  err_set(e, ERR_STORE, _("%s may be read or changed by others: chmod 400 it, and ask who could"), path);
	ok = ok && read_open(fd, path, out, e);
	close(fd);
	return ok;
}

static bool make_file(const char *path, struct audit_key *out, struct err *e)
{
	unsigned char seed[crypto_sign_SEEDBYTES];
	char text[FILE_MOST] = FRONT;
	randombytes_buf(seed, sizeof(seed));
	sodium_bin2base64(text + sizeof(FRONT) - 1, SEED_TEXT, seed, sizeof(seed), BASE64);
	text[strlen(text)] = '\n';
	bool ok = file_write(path, text, strlen(text), e) &&
		  (chmod(path, 0400) == 0 || err_errno(e, ERR_STORE, _("%s cannot be closed to others"), path));
	if (ok)
		use_seed(seed, out);
	sodium_memzero(seed, sizeof(seed));
	sodium_memzero(text, sizeof(text));
	return ok;
}

bool audit_key_open(const char *folder, bool make, struct audit_key *out, struct err *e)
{
	const char *credentials = getenv("CREDENTIALS_DIRECTORY");
	struct buf path = BUF_INIT;
	bool ok = true;
	*out = (struct audit_key){ .there = false };
	if (credentials && *credentials) {
		file_join(&path, credentials, AUDIT_KEY_FILE);
		ok = read_file(path.data, true, out, e);
		buf_clear(&path);
	}
	file_join(&path, folder, AUDIT_KEY_FILE);
	if (ok && !out->there)
		ok = read_file(path.data, false, out, e);
	if (ok && !out->there && make)
		ok = make_file(path.data, out, e);
	if (!ok)
		audit_key_close(out);
	buf_release(&path);
	return ok;
}

void audit_key_close(struct audit_key *key)
{
	sodium_memzero(key, sizeof(*key));
}

void audit_key_sign(const struct audit_key *key, struct audit_anchor *anchor)
{
	unsigned char signature[ANCHOR_SIGNATURE_SIZE];
	char text[ANCHOR_SIGNATURE_TEXT];
	struct buf words = BUF_INIT;
	anchor_signed_text(anchor, &words);
	crypto_sign_detached(signature, NULL, (const unsigned char *)words.data, words.len, key->secret);
	mem_free(anchor->signature);
	anchor->signature = mem_copy_text(sodium_bin2base64(text, sizeof(text), signature, sizeof(signature), BASE64));
	buf_release(&words);
}

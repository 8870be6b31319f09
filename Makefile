# famctx: Family Context in a terminal.
#
#   make demo     installs what is missing, builds, opens the demonstration
#   make check    installs what is missing, builds, runs every test
#   make          builds only; never installs anything
#   make help     all targets
#
# Honours CC, CPPFLAGS, CFLAGS, LDFLAGS, PREFIX, DESTDIR. SAN=address,undefined
# builds and tests with sanitisers in a folder of its own. DEPS=no never
# installs packages. WERROR=1 makes warnings errors.

VERSION  := 0.1.0
PREFIX   ?= /usr/local
BINDIR   ?= $(PREFIX)/bin
LIBEXEC  ?= $(PREFIX)/libexec
DATADIR  ?= $(PREFIX)/share/famctx
MANDIR   ?= $(PREFIX)/share/man
DOCDIR   ?= $(PREFIX)/share/doc/famctx
# What an authority decides, and the rules of the host; below the prefix where that is a place of its own.
ETC      ?= $(if $(filter /usr /usr/local,$(PREFIX)),/etc,$(PREFIX)/etc)
# Units, accounts and folders of the shared keeper, below $(LIB)/systemd/system, sysusers.d and tmpfiles.d.
LIB      ?= $(PREFIX)/lib
INSTALL  ?= install
PKG_CONFIG ?= pkg-config
BUILD    ?= build
SAN      ?=
JOBS     ?= $(shell nproc 2>/dev/null || echo 2)
comma    := ,

# One line a file; V=1 shows the whole commands.
ifeq ($(V),)
QUIET = @echo '  $(1)  $@';
endif

# Lowest first; the include lint (tests/lint_rooms.sh) holds the arrows.
BASE_ROOMS   := base text schema api
KEEPER_ROOMS := store access intake family challenge guidance keeper
PEOPLE_ROOMS := client ui screen command
ROOMS        := $(BASE_ROOMS) $(KEEPER_ROOMS) $(PEOPLE_ROOMS)

PKGS        := sqlite3 yaml-0.1 jansson libutf8proc libsodium
PKGS_SCREEN := ncursesw
# Unlocking by password where PAM is there to build with; PAM=no leaves it out.
PAM         ?= $(if $(wildcard /usr/include/security/pam_appl.h),yes,no)
PAM_CF      := $(if $(filter yes,$(PAM)),-DHAVE_PAM)
PAM_LIBS    := $(if $(filter yes,$(PAM)),-lpam)
PKG_CF   = $(filter-out -D_XOPEN_SOURCE=% -D_DEFAULT_SOURCE,$(shell $(PKG_CONFIG) --cflags $(PKGS) $(PKGS_SCREEN)))
PKG_LIBS = $(shell $(PKG_CONFIG) --libs $(PKGS)) -lcsv
PKG_LIBS_SCREEN = $(shell $(PKG_CONFIG) --libs $(PKGS_SCREEN)) $(PAM_LIBS)

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wformat=2 -Wvla -Wundef -Wstrict-prototypes -Wmissing-prototypes \
	-Wold-style-definition -Wwrite-strings -Wcast-qual -Wpointer-arith -Wimplicit-fallthrough \
	-Wnull-dereference -Wdouble-promotion -Wconversion -Wswitch-enum
# gcc's alone.
WARN += $(if $(findstring clang,$(CC)),,-Wduplicated-cond -Wduplicated-branches -Wlogical-op)
ifneq ($(WERROR),)
WARN += -Werror
endif

ifneq ($(SAN),)
override BUILD := $(BUILD)/san-$(subst $(comma),-,$(SAN))
OPT     := -O1 -g -fno-omit-frame-pointer -DFAMCTX_SANITISED
HARD_CF := -fsanitize=$(SAN) -fno-sanitize-recover=all
HARD_LD := -fsanitize=$(SAN)
else
OPT     := -O2 -g
HARD_CF := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fstack-clash-protection \
	-fcf-protection=full -ftrivial-auto-var-init=zero -fPIE
HARD_LD := -pie -Wl,-z,relro,-z,now,-z,noexecstack
endif

ALL_CPP = -Iinclude -I$(<D) -D_GNU_SOURCE -DFAMCTX_VERSION='"$(VERSION)"' -DFAMCTX_DATADIR='"$(DATADIR)"' \
	-DFAMCTX_POLICYDIR='"$(ETC)/famctx"' $(PKG_CF) $(PAM_CF) $(CPPFLAGS)
ALL_CF  = -std=c11 $(OPT) $(WARN) $(HARD_CF) $(CFLAGS)
ALL_LD  = $(HARD_LD) $(LDFLAGS)

room_src = $(wildcard src/$(1)/*.c)
room_lib = $(BUILD)/lib$(1).a
libs     = $(foreach r,$(1),$(call room_lib,$(r)))
reverse  = $(if $(1),$(call reverse,$(wordlist 2,$(words $(1)),$(1))) $(firstword $(1)))

LIBS_KEEPER := $(call libs,$(call reverse,$(BASE_ROOMS) $(KEEPER_ROOMS)))
LIBS_ALL    := $(call libs,$(call reverse,$(ROOMS)))

PROGRAMS := $(BUILD)/famctx $(BUILD)/famctxd

# Tests: one program or script a file; all of them print TAP.
UNIT_TESTS    := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/*_test.c tests/screen/*_test.c))
PTY_TESTS     := $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/journey/*_test.c tests/fault/*_test.c))
SCRIPT_TESTS  := $(wildcard tests/*_test.sh tests/command/*_test.sh tests/journey/*_test.sh tests/fault/*_test.sh)
TEST_HELPERS  := $(patsubst tests/%.c,$(BUILD)/tests/%.o,$(wildcard tests/support/*.c))
FUZZ_NAMES    := $(patsubst tests/fuzz/%_fuzz.c,%,$(wildcard tests/fuzz/*_fuzz.c))
FUZZ_REPLAYS  := $(patsubst %,$(BUILD)/tests/fuzz/%_replay,$(FUZZ_NAMES))
BENCHES       := $(patsubst tests/bench/%.c,$(BUILD)/tests/bench/%,$(wildcard tests/bench/*_bench.c))
TESTS         := $(UNIT_TESTS) $(PTY_TESTS) $(FUZZ_REPLAYS)
TEST_CPP      := -Itests -Isrc
TEST_LIBS      = -lcmocka -lvterm -lutil

all: $(PROGRAMS) $(BUILD)/famctx.1

help:
	@sed -n '3,11s/^# \{0,1\}//p' Makefile
	@echo '  make deps | lint | bench | fuzz | goldens | install | uninstall | clean'

# ---- packages -------------------------------------------------------------------

deps:
	@DEPS='$(DEPS)' sh scripts/deps.sh

demo: deps
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@$(BUILD)/famctx demo

check: deps
	@$(MAKE) --no-print-directory -j$(JOBS) all tests
	@$(MAKE) --no-print-directory run-tests

tests: $(TESTS)

run-tests:
	@BUILD='$(BUILD)' JOBS='$(JOBS)' sh scripts/run-tests.sh $(TESTS) $(SCRIPT_TESTS)

# One room's tests, or those of one thing: make check-text, make check-shared
tests_of   = $(filter $(foreach kind,unit screen journey fault,$(BUILD)/tests/$(kind)/$(1)_%),$(TESTS))
scripts_of = $(filter $(foreach kind,command journey fault,tests/$(kind)/$(1)_%),$(SCRIPT_TESTS))
check-%:
	@$(MAKE) --no-print-directory -j$(JOBS) all $(call tests_of,$*)
	@BUILD='$(BUILD)' JOBS='$(JOBS)' sh scripts/run-tests.sh $(call tests_of,$*) $(call scripts_of,$*)

lint:
	@sh tests/lint_rooms_test.sh
	@if command -v shellcheck >/dev/null; then shellcheck scripts/*.sh tests/*.sh tests/*/*.sh .ci/run packaging/famctxd.init.in; fi

goldens: all $(UNIT_TESTS) $(PTY_TESTS)
	@FAMCTX_GOLDENS=write BUILD='$(BUILD)' JOBS='$(JOBS)' sh scripts/run-tests.sh $(UNIT_TESTS) $(PTY_TESTS) $(SCRIPT_TESTS)
	@git --no-pager diff --stat -- tests || true

bench: deps
	@$(MAKE) --no-print-directory -j$(JOBS) all $(BENCHES)
	@BUILD='$(BUILD)' sh scripts/bench.sh $(BENCHES)

# ---- fuzzing: clang's, each target for FUZZ_SECONDS ---------------------------------

FUZZ_SECONDS ?= 60
fuzz: deps
	@for name in $(FUZZ_NAMES); do \
		$(MAKE) --no-print-directory CC=clang SAN=fuzzer-no-link,address,undefined FUZZ_LINK=$$name fuzz-one || exit 1; \
	done

fuzz-one: $(BUILD)/tests/fuzz/$(FUZZ_LINK)_fuzz
	@mkdir -p $(BUILD)/corpus/$(FUZZ_LINK)
	$< -max_total_time=$(FUZZ_SECONDS) -timeout=10 -print_final_stats=1 -artifact_prefix=$(BUILD)/ \
		$(BUILD)/corpus/$(FUZZ_LINK) tests/fuzz/corpus/$(FUZZ_LINK)

$(BUILD)/tests/fuzz/%_fuzz: $(BUILD)/tests/fuzz/%_fuzz.o $(LIBS_ALL)
	$(call QUIET,LD)$(CC) $(filter-out -fsanitize=%,$(ALL_LD)) -fsanitize=fuzzer,address,undefined -o $@ $< \
		-Wl,--start-group $(LIBS_ALL) -Wl,--end-group $(PKG_LIBS) $(PKG_LIBS_SCREEN)

$(BUILD)/tests/fuzz/%_replay: $(BUILD)/tests/fuzz/%_fuzz.o $(BUILD)/tests/fuzz/replay_main.o $(LIBS_ALL)
	$(call QUIET,LD)$(CC) $(ALL_LD) -o $@ $(filter %.o,$^) -Wl,--start-group $(LIBS_ALL) -Wl,--end-group $(PKG_LIBS) $(PKG_LIBS_SCREEN)

# ---- building ---------------------------------------------------------------------

$(BUILD)/famctx: $(BUILD)/src/famctx.o $(LIBS_ALL)
	$(call QUIET,LD)$(CC) $(ALL_LD) -o $@ $< -Wl,--start-group $(LIBS_ALL) -Wl,--end-group $(PKG_LIBS) $(PKG_LIBS_SCREEN)

$(BUILD)/famctxd: $(BUILD)/src/famctxd.o $(LIBS_KEEPER)
	$(call QUIET,LD)$(CC) $(ALL_LD) -o $@ $< -Wl,--start-group $(LIBS_KEEPER) -Wl,--end-group $(PKG_LIBS)

$(BUILD)/scripts/man_keys: $(BUILD)/scripts/man_keys.o $(call libs,ui text base)
	$(call QUIET,LD)$(CC) $(ALL_LD) -o $@ $< -Wl,--start-group $(filter %.a,$^) -Wl,--end-group $(PKG_LIBS)

$(BUILD)/famctx.1: docs/man/famctx.1.in scripts/man.sh $(BUILD)/famctx $(BUILD)/scripts/man_keys
	@sh scripts/man.sh $< $(BUILD)/famctx $(BUILD)/scripts/man_keys '$(VERSION)' >$@.new && mv $@.new $@

define room_rule
$(BUILD)/lib$(1).a: $(patsubst %.c,$(BUILD)/%.o,$(call room_src,$(1)))
	@rm -f $$@
	@$(AR) rcs $$@ $$^
endef
$(foreach r,$(ROOMS),$(eval $(call room_rule,$(r))))

$(BUILD)/tests/%.o: tests/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call QUIET,CC)$(CC) $(ALL_CPP) $(TEST_CPP) $(ALL_CF) -MMD -MP -c -o $@ $<

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call QUIET,CC)$(CC) $(ALL_CPP) $(ALL_CF) -MMD -MP -c -o $@ $<

$(TESTS): | $(BUILD)/flags
$(UNIT_TESTS) $(PTY_TESTS) $(BENCHES): $(BUILD)/tests/%: $(BUILD)/tests/%.o $(TEST_HELPERS) $(LIBS_ALL)
	$(call QUIET,LD)$(CC) $(ALL_LD) -o $@ $(filter %.o,$^) -Wl,--start-group $(LIBS_ALL) -Wl,--end-group \
		$(PKG_LIBS) $(PKG_LIBS_SCREEN) $(TEST_LIBS)

# Changed flags rebuild everything.
FLAGS = $(subst ','\'',$(CC) $(VERSION) $(OPT) $(WARN) $(HARD_CF) $(PAM_CF) $(CFLAGS) $(CPPFLAGS) $(DATADIR) $(ETC))
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(FLAGS)' | cmp -s - $@ || echo '$(FLAGS)' >$@

# ---- installing -------------------------------------------------------------------

PLACES = DESTDIR='$(DESTDIR)' BINDIR='$(BINDIR)' LIBEXEC='$(LIBEXEC)' DATADIR='$(DATADIR)' MANDIR='$(MANDIR)' \
	DOCDIR='$(DOCDIR)' ETC='$(ETC)' LIB='$(LIB)'

install: all
	@BUILD='$(BUILD)' INSTALL='$(INSTALL)' $(PLACES) sh scripts/install.sh install

uninstall:
	@$(PLACES) sh scripts/install.sh uninstall

clean:
	rm -rf build

FORCE:
.PHONY: all help deps demo check tests run-tests lint goldens bench fuzz fuzz-one install uninstall clean FORCE
.SECONDARY:
-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

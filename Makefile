# What people and machines type. The build itself is CMake's; see CMakeLists.txt.
#
#   make demo       build, read examples/ into a fresh ledger, and ask it some questions
#   make test       build and run every test
#   make bench      measure speeds
#   make bench-threads  measure threads over a ledger of a million records
#   make asan       build with the sanitizers and run every test
#   make fuzz       run each fuzzer for FUZZ_SECONDS
#   make lint       check tables, layers, style and the C code
#   make model      train the language model again (long)
#   make install    install into PREFIX below DESTDIR
#   make clean      remove everything that was built

BUILD ?= build
PREFIX ?= /usr/local
JOBS ?= $(shell nproc)
FUZZ_SECONDS ?= 30
CTEST = ctest --output-on-failure -j $(JOBS)

.PHONY: all setup demo test bench bench-threads asan fuzz lint model install clean

all: setup
	cmake -S . -B $(BUILD) -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=$(PREFIX)
	cmake --build $(BUILD) -j $(JOBS)

setup:
	@tools/setup

demo: all
	@tools/demo $(BUILD)

test: all
	cd $(BUILD) && $(CTEST)

bench: all
	bench/run $(BUILD)

bench-threads: all
	bench/run --only threads $(BUILD)

asan: setup
	cmake -S . -B $(BUILD)-asan -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_C_FLAGS_RELWITHDEBINFO="-O1 -g" \
	  -DPACTA_SANITIZE=ON -DPACTA_WERROR=OFF
	cmake --build $(BUILD)-asan -j $(JOBS)
	cd $(BUILD)-asan && $(CTEST)

fuzz: setup
	fuzz/run --build $(BUILD)-fuzz --seconds $(FUZZ_SECONDS)

lint: setup
	tools/lint

model: all
	train/make-model

install:
	cmake -S . -B $(BUILD) -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=$(PREFIX)
	cmake --build $(BUILD) -j $(JOBS)
	DESTDIR=$(DESTDIR) cmake --install $(BUILD)

clean:
	rm -rf $(BUILD) $(BUILD)-asan $(BUILD)-clang $(BUILD)-fuzz demo.pacta*

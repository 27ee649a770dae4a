# The program behind bench/run that tells where the time goes.
add_executable(pacta-bench bench/engine.c)
target_link_libraries(pacta-bench pacta_inner)

# The program behind bench/threads that makes a large ledger.
add_executable(pacta-bench-ledger bench/made_ledger.c bench/made_world.c bench/made_names.c bench/made_print.c bench/made_judge.c)
target_link_libraries(pacta-bench-ledger pacta_inner)

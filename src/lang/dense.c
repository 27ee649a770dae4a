/* Which kernels this machine can run. */
#include "lang/dense.h"

const struct lang_dense *lang_dense_best(void)
{
#ifdef LANG_KERNEL_V3
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512vnni")) {
        return &lang_dense_v4;
    }
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma")) {
        return &lang_dense_v3;
    }
#endif
    return &lang_dense_base;
}

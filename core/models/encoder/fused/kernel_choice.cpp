// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/encoder/fused/kernel_set.h"

namespace vestigo::models {

std::vector<const KernelSet*> runnableKernels() {
    std::vector<const KernelSet*> sets;
#ifdef __x86_64__
    const bool multipliesAndAdds = __builtin_cpu_supports("fma") != 0;
    if (multipliesAndAdds && __builtin_cpu_supports("avx512f") != 0) {
        sets.push_back(&avx512Kernels);
    }
    if (multipliesAndAdds && __builtin_cpu_supports("avx2") != 0) {
        sets.push_back(&avx2Kernels);
    }
#endif
    sets.push_back(&baselineKernels);
    return sets;
}

} // namespace vestigo::models

// SPDX-License-Identifier: GPL-3.0-or-later
// Encodes pictures of 128 x 128 for encoder_bench.py, which asks over standard input and gets times back:
//   encoder_bench NAME WORKERS [KERNELS]   then lines "BATCH ROUNDS"; each gives milliseconds a round.
// KERNELS: avx512, avx2 or baseline; else the quickest that this processor can run. The weights are made by
// the formula of tests/core/models/encoder_pictures.h.
#include "core/models/encoder/fused/fused_encoder.h"
#include "tests/core/models/encoder_pictures.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>

using namespace vestigo;
using namespace vestigo::models;

namespace {

Result<std::unique_ptr<FrameEncoder>> encoderFor(const std::string& name, int workers,
                                                 const std::string& kernels) {
    const auto spec = encoderSpec(name);
    if (!spec) {
        return spec.error();
    }
    const auto weights = foldWeights(*spec, testing::formulaState(*spec));
    if (!weights) {
        return weights.error();
    }
    for (const KernelSet* set : runnableKernels()) {
        if (kernels.empty() || set->name == kernels) {
            return fusedEncoder(*spec, *weights, workers, *set);
        }
    }
    std::fprintf(stderr, "this processor cannot run the kernels %s\n", kernels.c_str());
    std::exit(1);
}

} // namespace

int main(int count, char** arguments) {
    const auto encoder = encoderFor(count > 1 ? arguments[1] : "efficientnet_b0",
                                    count > 2 ? std::atoi(arguments[2]) : 1, count > 3 ? arguments[3] : "");
    if (!encoder) {
        std::fprintf(stderr, "%s\n", encoder.error().oneLine().c_str());
        return 1;
    }
    std::map<int, RgbPictures> pictures;
    int batch = 0;
    int rounds = 0;
    while (std::cin >> batch >> rounds) {
        if (pictures.count(batch) == 0) {
            pictures[batch] = testing::formulaPictures(batch, 128, 128);
        }
        for (int i = 0; i < rounds; ++i) {
            const auto begun = std::chrono::steady_clock::now();
            const auto maps = encoder.value()->encode(pictures[batch]);
            const auto ended = std::chrono::steady_clock::now();
            if (!maps.finished()) {
                return 1;
            }
            std::printf("%.4f ", std::chrono::duration<double, std::milli>(ended - begun).count());
        }
        std::printf("\n");
        std::fflush(stdout);
    }
    return 0;
}

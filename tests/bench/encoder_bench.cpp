// SPDX-License-Identifier: GPL-3.0-or-later
// Encodes pictures of 128 x 128 for encoder_bench.py, which asks over standard input and gets times back:
//   encoder_bench NAME WORKERS [WEIGHTS.safetensors]   then lines "BATCH ROUNDS"; each gives milliseconds a
//   round.
// Without weights they are made by the formula of tests/core/models/encoder_pictures.h.
#include "core/models/encoder/frame_encoder.h"
#include "tests/core/models/encoder_pictures.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>

using namespace vestigo;
using namespace vestigo::models;

int main(int count, char** arguments) {
    EncoderOptions options;
    options.name = count > 1 ? arguments[1] : "efficientnet_b0";
    options.workers = count > 2 ? std::atoi(arguments[2]) : 1;
    const auto spec = encoderSpec(options.name);
    const auto state = !spec       ? Result<ModelState>(spec.error())
                       : count > 3 ? readSafetensors(arguments[3])
                                   : Result<ModelState>(testing::formulaState(*spec));
    auto encoder =
        state ? FrameEncoder::create(options, *state) : Result<std::unique_ptr<FrameEncoder>>(state.error());
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

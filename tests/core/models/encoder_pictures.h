// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/encoder/frame_encoder.h"

#include <cmath>
#include <string>

namespace vestigo::testing {

/// The picture of tests/data/golden/models/make_encoder_golden.py, `count` times, each brighter by 3.
inline models::RgbPictures formulaPictures(int count, int height, int width) {
    models::RgbPictures pictures;
    pictures.count = count;
    pictures.height = height;
    pictures.width = width;
    for (int n = 0; n < count; ++n) {
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                for (int c = 0; c < 3; ++c) {
                    pictures.pixels.push_back(static_cast<std::uint8_t>(
                        (31 * x + 17 * y + 101 * c + 7 * (x * y / 64) + 3 * n) % 256));
                }
            }
        }
    }
    return pictures;
}

/// A tensor with the values of tests/data/golden/models/make_encoder_golden.py.
inline models::Tensor formulaTensor(const std::string& name, std::vector<std::int64_t> shape) {
    std::uint32_t digest = 2166136261U;
    for (const char letter : name) {
        digest = (digest ^ static_cast<std::uint8_t>(letter)) * 16777619U;
    }
    std::size_t count = 1;
    for (const std::int64_t side : shape) {
        count *= static_cast<std::size_t>(side);
    }
    const auto endsWith = [&name](const std::string& end) {
        return name.size() >= end.size() && name.compare(name.size() - end.size(), end.size(), end) == 0;
    };
    models::Tensor tensor;
    for (std::size_t i = 0; i < count; ++i) {
        double whole = 0.0;
        double u =
            std::modf(static_cast<double>(i + 1) * 0.6180339887498949 + digest / 4294967296.0, &whole) - 0.5;
        if (endsWith("running_var")) {
            u = 1.0 + u;
        } else if (endsWith("running_mean") || endsWith("bias")) {
            u = 0.2 * u;
        } else if (shape.size() == 1) {
            u = 1.0 + 0.4 * u;
        } else {
            u *= std::sqrt(24.0 * static_cast<double>(shape[0]) / static_cast<double>(count));
        }
        tensor.values.push_back(static_cast<float>(u));
    }
    tensor.shape = std::move(shape);
    return tensor;
}

/// All tensors of torchvision's efficientnet_b0().features by the formula.
inline models::ModelState formulaState(const models::EncoderSpec& spec) {
    models::ModelState state;
    const auto add = [&state](const std::string& name, std::vector<std::int64_t> shape) {
        state.tensors[name] = formulaTensor(name, std::move(shape));
    };
    const auto convolution = [&add](const std::string& name, int out, int in, int kernel) {
        add(name + ".0.weight", {out, in, kernel, kernel});
        for (const char* part : {"weight", "bias", "running_mean", "running_var"}) {
            add(name + ".1." + part, {out});
        }
    };
    convolution("features.0", 32, 3, 3);
    for (const models::EncoderBlock& block : spec.blocks) {
        int part = 0;
        const auto next = [&] { return block.name + "." + std::to_string(part++); };
        if (block.widens()) {
            convolution(next(), block.wideChannels, block.inChannels, 1);
        }
        convolution(next(), block.wideChannels, 1, block.kernel);
        const std::string squeeze = next();
        if (block.squeeze > 0) {
            add(squeeze + ".fc1.weight", {block.squeeze, block.wideChannels, 1, 1});
            add(squeeze + ".fc1.bias", {block.squeeze});
            add(squeeze + ".fc2.weight", {block.wideChannels, block.squeeze, 1, 1});
            add(squeeze + ".fc2.bias", {block.wideChannels});
        }
        convolution(next(), block.outChannels, block.wideChannels, 1);
    }
    convolution("features.8", 1280, 320, 1);
    return state;
}

} // namespace vestigo::testing

// SPDX-License-Identifier: GPL-3.0-or-later
// vestigo-torchscript: runs a detector of the user's, which may hold code, where it can do no harm. It reads
// the model from descriptor 3, gives up everything but computing, and answers requests
// (core/models/script_protocol.h).
#include "core/models/learning/torch.h"

#include "core/models/script_protocol.h"
#include "core/models/torchscript/sandbox.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <sys/stat.h>
#include <torch/script.h>
#include <unistd.h>
#include <vector>

using namespace vestigo::models;

namespace {

bool readAll(int descriptor, void* data, std::size_t size) {
    auto* to = static_cast<char*>(data);
    while (size > 0) {
        const ssize_t count = read(descriptor, to, size);
        if (count <= 0) {
            return false;
        }
        to += count;
        size -= static_cast<std::size_t>(count);
    }
    return true;
}

bool writeAll(const void* data, std::size_t size) {
    const auto* from = static_cast<const char*>(data);
    while (size > 0) {
        const ssize_t count = write(STDOUT_FILENO, from, size);
        if (count <= 0) {
            return false;
        }
        from += count;
        size -= static_cast<std::size_t>(count);
    }
    return true;
}

bool answerText(const std::string& text) {
    script::Answer answer;
    const std::string cut = text.empty() ? "unknown" : text.substr(0, script::mostText);
    answer.text = static_cast<std::uint32_t>(cut.size());
    return writeAll(&answer, sizeof(answer)) && writeAll(cut.data(), cut.size());
}

bool answerRegions(const std::vector<script::Region>& regions) {
    script::Answer answer;
    answer.regions = static_cast<std::uint32_t>(regions.size());
    return writeAll(&answer, sizeof(answer)) &&
           writeAll(regions.data(), regions.size() * sizeof(script::Region));
}

/// The last line of what LibTorch says, which holds the reason; before it come the lines of the model's code.
std::string reasonOf(const std::exception& exception) {
    const auto* const own = dynamic_cast<const c10::Error*>(&exception);
    std::string text = own != nullptr ? own->what_without_backtrace() : exception.what();
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) {
        text.pop_back();
    }
    const std::size_t last = text.rfind('\n');
    return last == std::string::npos ? text : text.substr(last + 1);
}

bool readModel(std::string& bytes) {
    struct stat facts {};
    if (fstat(script::modelDescriptor, &facts) != 0 || facts.st_size <= 0 ||
        static_cast<std::uint64_t>(facts.st_size) > script::largestModel) {
        return false;
    }
    bytes.resize(static_cast<std::size_t>(facts.st_size));
    return readAll(script::modelDescriptor, bytes.data(), bytes.size()) &&
           close(script::modelDescriptor) == 0;
}

/// [1, 4 + classes, points] -> the strongest class of each point.
std::vector<script::Region> regionsOf(const torch::Tensor& output, float leastConfidence) {
    TORCH_CHECK(output.dim() == 3 && output.size(0) == 1 && output.size(1) > 4,
                "the model gives no [1, 4 + classes, points]");
    const torch::Tensor plain = output[0].to(torch::kFloat32).contiguous();
    const auto values = plain.accessor<float, 2>();
    std::vector<script::Region> regions;
    for (std::int64_t i = 0; i < plain.size(1); ++i) {
        std::int64_t best = 4;
        for (std::int64_t k = 5; k < plain.size(0); ++k) {
            best = values[k][i] > values[best][i] ? k : best;
        }
        if (values[best][i] >= leastConfidence) {
            regions.push_back({static_cast<std::uint32_t>(best - 4), values[0][i], values[1][i], values[2][i],
                               values[3][i], values[best][i]});
        }
    }
    std::sort(regions.begin(), regions.end(),
              [](const script::Region& a, const script::Region& b) { return a.confidence > b.confidence; });
    regions.resize(std::min<std::size_t>(regions.size(), script::mostRegions));
    return regions;
}

torch::Tensor firstTensor(const torch::jit::IValue& value) {
    return value.isTuple() ? firstTensor(value.toTuple()->elements().at(0)) : value.toTensor();
}

bool answerRequest(torch::jit::Module& model, const script::Request& request) {
    std::vector<float> planes(3UL * request.width * request.height);
    if (!readAll(STDIN_FILENO, planes.data(), planes.size() * sizeof(float))) {
        return false;
    }
    try {
        const torch::NoGradGuard noGradients;
        const auto input = torch::from_blob(planes.data(), {1, 3, request.height, request.width});
        return answerRegions(regionsOf(firstTensor(model.forward({input})), request.leastConfidence));
    } catch (const std::exception& exception) {
        return answerText(reasonOf(exception));
    }
}

int serve(const std::string& bytes) {
    torch::jit::Module model;
    try {
        std::istringstream stream(bytes);
        model = torch::jit::load(stream);
        model.eval();
    } catch (const std::exception& exception) {
        answerText(reasonOf(exception));
        return 1;
    }
    if (!answerRegions({})) {
        return 1;
    }
    script::Request request;
    while (readAll(STDIN_FILENO, &request, sizeof(request)) && request.magic == script::magic &&
           request.width > 0 && request.height > 0 && request.width <= script::largestSide &&
           request.height <= script::largestSide) {
        if (!answerRequest(model, request)) {
            return 1;
        }
    }
    return 0;
}

} // namespace

int main() {
    at::set_num_threads(1);
    std::string bytes;
    if (!readModel(bytes)) {
        answerText("the file is empty, too large or cannot be read");
        return 1;
    }
    if (!script::enterSandbox()) {
        answerText("this system cannot lock the model in");
        return 1;
    }
    return serve(bytes);
}

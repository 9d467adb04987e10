// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/learning/module_state.h"

#include "core/models/learning/settle.h"

#include <cstring>
#include <map>

namespace vestigo::models {

namespace {

const std::string counter = "num_batches_tracked";

bool isCounter(const std::string& name) {
    return name.size() >= counter.size() &&
           name.compare(name.size() - counter.size(), counter.size(), counter) == 0;
}

std::map<std::string, torch::Tensor> tensorsOf(const torch::nn::Module& network) {
    std::map<std::string, torch::Tensor> tensors;
    for (const auto& item : network.named_parameters()) {
        tensors[item.key()] = item.value();
    }
    for (const auto& item : network.named_buffers()) {
        if (!isCounter(item.key())) {
            tensors[item.key()] = item.value();
        }
    }
    return tensors;
}

Error stateError(const std::string& file, const std::string& name, const Text& message) {
    Error error;
    error.code = ErrorCode::ModelInvalid;
    error.file = file;
    error.place = singleLine(name, 80);
    error.message = message;
    error.remedy = VESTIGO_TEXT("Error", "use the weights of this network, or train the model again");
    return error;
}

} // namespace

ModelState stateOf(const torch::nn::Module& network) {
    ModelState state;
    for (const auto& [name, tensor] : tensorsOf(network)) {
        state.tensors[name] = fromTorch(tensor);
    }
    return state;
}

Result<Done> fillFrom(torch::nn::Module& network, const ModelState& state, const std::string& file) {
    const auto tensors = tensorsOf(network);
    for (const auto& [name, tensor] : tensors) {
        const auto found = state.tensors.find(name);
        if (found == state.tensors.end()) {
            return stateError(file, name, VESTIGO_TEXT("Error", "the tensor is missing"));
        }
        if (tensor.sizes().vec() != found->second.shape) {
            return stateError(file, name, VESTIGO_TEXT("Error", "the tensor has another shape"));
        }
    }
    for (const auto& entry : state.tensors) {
        if (tensors.count(entry.first) == 0) {
            return stateError(file, entry.first, VESTIGO_TEXT("Error", "the network has no such tensor"));
        }
    }
    const torch::NoGradGuard noGradients;
    for (const auto& [name, tensor] : tensors) {
        torch::Tensor(tensor).copy_(toTorch(state.tensors.at(name)));
    }
    return Done{};
}

torch::Tensor toTorch(const Tensor& tensor) {
    torch::Tensor made = torch::empty(tensor.shape, torch::kFloat32);
    TORCH_CHECK(made.numel() == static_cast<std::int64_t>(tensor.values.size()),
                "shape and numbers of a tensor do not agree");
    std::memcpy(made.data_ptr<float>(), tensor.values.data(), tensor.values.size() * sizeof(float));
    return made;
}

Tensor fromTorch(const torch::Tensor& tensor) {
    const torch::Tensor plain = tensor.detach().to(torch::kFloat32).contiguous();
    Tensor made;
    made.shape = plain.sizes().vec();
    const auto* values = plain.data_ptr<float>();
    made.values.assign(values, values + plain.numel());
    return made;
}

} // namespace vestigo::models

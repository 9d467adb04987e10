// SPDX-License-Identifier: GPL-3.0-or-later
// The module that learns is there, computes, and keeps its exceptions to itself.
#include "core/models/learning_info.h"

#include <QtTest/QTest>

#include <fstream>
#include <sstream>

using namespace vestigo;

namespace {

std::string maps() {
    std::stringstream text;
    text << std::ifstream("/proc/self/maps").rdbuf();
    return text.str();
}

} // namespace

class LearningModuleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsLoadedAtItsFirstUse() {
        QVERIFY(maps().find("libtorch") == std::string::npos);
        const auto info = models::learningInfo();
        QVERIFY2(info.ok(), info ? "" : info.error().oneLine().c_str());
        QVERIFY(info->library.rfind("LibTorch ", 0) == 0);
        QCOMPARE(info->threads, 1);
        QVERIFY(maps().find("libtorch_cpu") != std::string::npos);
    }

    void itMultipliesMatrices() {
        const models::Tensor a{{2, 3}, {1, 2, 3, 4, 5, 6}};
        const models::Tensor b{{3, 2}, {7, 8, 9, 10, 11, 12}};
        const auto product = models::multiply(a, b);
        QVERIFY(product.ok());
        QCOMPARE(product->shape, (std::vector<std::int64_t>{2, 2}));
        QCOMPARE(product->values, (std::vector<float>{58, 64, 139, 154}));
    }

    void whatDoesNotFitIsAnErrorOfOneLine() {
        const models::Tensor a{{2, 3}, {1, 2, 3, 4, 5, 6}};
        const auto product = models::multiply(a, a);
        QVERIFY(!product.ok());
        QCOMPARE(product.error().code, ErrorCode::Internal);
        const std::string line = product.error().oneLine();
        QVERIFY2(line.find("2x3") != std::string::npos && line.find('\n') == std::string::npos, line.c_str());
        QVERIFY(!models::multiply({{2, 2}, {1, 2, 3}}, a).ok());
    }
};

QTEST_GUILESS_MAIN(LearningModuleTest)
#include "learning_module_test.moc"

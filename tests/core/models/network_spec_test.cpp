// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/network_spec.h"

#include <QTest>

using namespace vestigo;
using namespace vestigo::models::vgmsstgat;

/// The description of a network in a model's file, which comes from anywhere.
class NetworkSpecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isReadAsItWasWritten() {
        NetworkSpec spec;
        spec.variant = Variant::B2;
        spec.causal = true;
        spec.features = 64;
        spec.dropout = 0.35;
        const auto read = specOf(specJson(spec), "model");
        QVERIFY(read.ok());
        QCOMPARE(specJson(*read), specJson(spec));
    }

    void whatIsMissingIsAsUsual() {
        const auto read = specOf("{}", "model");
        QVERIFY(read.ok());
        QCOMPARE(specJson(*read), specJson(NetworkSpec{}));
    }

    void whatCannotBeUsedIsNamed_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("place");
        QTest::addRow("no object") << "[1]"
                                   << "";
        QTest::addRow("unknown key") << R"({"weights": 3})"
                                     << "weights";
        QTest::addRow("unknown variant") << R"({"variant": "B9"})"
                                         << "variant";
        QTest::addRow("text for a number") << R"({"features": "128"})"
                                           << "features";
        QTest::addRow("a fraction") << R"({"features": 12.5})"
                                    << "features";
        QTest::addRow("so large that memory would end") << R"({"features": 1000000})"
                                                        << "features";
        QTest::addRow("beyond an int") << R"({"features": 4294967424})"
                                       << "features";
        QTest::addRow("negative") << R"({"window": -16})"
                                  << "window";
        QTest::addRow("heads that do not divide") << R"({"features": 30, "attention_heads": 4})"
                                                  << "attention_heads";
        QTest::addRow("all dropped") << R"({"dropout": 1.0})"
                                     << "dropout";
    }

    void whatCannotBeUsedIsNamed() {
        QFETCH(QString, text);
        QFETCH(QString, place);
        const auto read = specOf(text.toStdString(), "model.safetensors");
        QVERIFY(!read.ok());
        QCOMPARE(QString::fromStdString(read.error().place), place);
        QCOMPARE(QString::fromStdString(read.error().file), QString("model.safetensors"));
        QCOMPARE(read.error().code, ErrorCode::ModelInvalid);
    }
};

QTEST_APPLESS_MAIN(NetworkSpecTest)
#include "network_spec_test.moc"

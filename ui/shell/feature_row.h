// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <QtWidgets/QWidget>

namespace vestigo::ui_shell {

/// One feature of the evidence: name, a bar for its share, its value here and what is usual.
class FeatureRow : public QWidget {
    Q_OBJECT
public:
    FeatureRow(const analysis::FeatureWeight& feature, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    /// Name, value, what is usual and the share, with tabs between; for a table elsewhere.
    QString copied() const;

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString name_;
    QString values_;
    QString here_;
    QString usual_;
    double weight_;
};

/// "88 % (usually 21 ± 9)"; empty when nothing is known.
QString valuesInWords(const analysis::FeatureWeight& feature);

} // namespace vestigo::ui_shell

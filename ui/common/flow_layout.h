// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QLayout>

#include <memory>
#include <vector>

namespace vestigo::ui_common {

/// Controls beside each other in reading order; what does not fit goes to the next row. It never asks for
/// more width than its widest control, so a narrow panel is not forced wider than it is.
class FlowLayout : public QLayout {
public:
    explicit FlowLayout(int spacing, QWidget* parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    int count() const override;
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    /// Puts the items in rows of this width, or only measures; the height that they take.
    int place(const QRect& rect, bool measureOnly) const;

    std::vector<std::unique_ptr<QLayoutItem>> items_;
};

} // namespace vestigo::ui_common

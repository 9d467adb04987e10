// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/check_list.h"

#include "ui/common/breakable_text.h"
#include "ui/common/focus_ring.h"
#include "ui/common/theme.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace vestigo::ui_shell {

CheckList::CheckList(QWidget* parent)
    : QWidget(parent)
    , rows_(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("checkFirst"));
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(6);
    connect(&ui_common::themeNotice(), &ui_common::ThemeNotice::themeChanged, this, [this] { rebuild(); });
}

void CheckList::setChecks(const std::vector<CheckLine>& checks) {
    checks_ = checks;
    rebuild();
}

void CheckList::setTextPixels(int pixels) {
    pixels_ = pixels;
    rebuild();
}

void CheckList::rebuild() {
    while (QLayoutItem* item = rows_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int number = 0;
    for (const CheckLine& check : checks_) {
        ++number;
        auto* row = new QLabel(this);
        row->setObjectName(QStringLiteral("check%1").arg(number));
        row->setWordWrap(true);
        row->setFont(ui_common::sizedFont(row->font(), pixels_));
        row->setTextFormat(Qt::RichText);
        // The target is a number of ours: an id may be any text.
        row->setText(
            QStringLiteral(
                "%1. <a href=\"check:%1\" style=\"color:%2;text-decoration:none\"><b>%3</b></a><br>%4")
                .arg(number)
                .arg(ui_common::theme().selection.name(), ui_common::breakable(check.where).toHtmlEscaped(),
                     ui_common::breakable(check.what).toHtmlEscaped()));
        row->setAccessibleName(check.where + QStringLiteral(": ") + check.what);
        row->setTextInteractionFlags(Qt::TextBrowserInteraction);
        ui_common::FocusRing::wantsFocusRing(row);
        connect(row, &QLabel::linkActivated, this,
                [this, terminal = check.terminal] { Q_EMIT terminalRequested(terminal); });
        rows_->addWidget(row);
    }
}

} // namespace vestigo::ui_shell

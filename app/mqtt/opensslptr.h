// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace jinbi::mqtt {

/// Frees what OpenSSL made, by the function that OpenSSL has for it.
template <auto Free>
struct OpenSslDeleter
{
    template <class T>
    void operator()(T* object) const
    {
        Free(object);
    }
};

/// OpenSslPtr<X509, &X509_free>
template <class T, auto Free>
using OpenSslPtr = std::unique_ptr<T, OpenSslDeleter<Free>>;

} // namespace jinbi::mqtt

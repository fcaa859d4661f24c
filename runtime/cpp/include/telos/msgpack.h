/*
 * \brief  Reader and writer of MessagePack
 * \author TelOS
 * \date   2026-11-22
 *
 * Neither needs an allocator, exceptions, or a C library.
 */

/*
 * Copyright (C) 2026 TelOS project
 *
 * This file is part of TelOS.Idl, which is distributed under the terms of the
 * Apache License, version 2.0.
 */

#ifndef _INCLUDE__TELOS__MSGPACK_H_
#define _INCLUDE__TELOS__MSGPACK_H_

/* TelOS includes */
#include <telos/msgpack_reader.h>
#include <telos/msgpack_writer.h>

#endif /* _INCLUDE__TELOS__MSGPACK_H_ */

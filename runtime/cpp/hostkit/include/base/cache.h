/*
 * \brief  Cache attributes of dataspaces
 */

#ifndef _INCLUDE__BASE__CACHE_H_
#define _INCLUDE__BASE__CACHE_H_

namespace Genode { enum Cache { UNCACHED, WRITE_COMBINED, CACHED }; }

#endif /* _INCLUDE__BASE__CACHE_H_ */

/*
 * \brief  What the host's C++ support library lacks when it runs inside Genode
 *
 * The host's library counts on thread-local storage, threads, and glibc's list of loaded
 * objects. Genode gives emulated thread-local storage, a heap, and 'dl_iterate_phdr'.
 */


#include <stddef.h>
typedef unsigned long addr_t;
/* per-thread exception state by emulated TLS, which Genode's cxx library implements */
struct Globals { void *caught; unsigned uncaught; };
struct Emutls_object { size_t size, align; void *ptr; void const *templ; };
static Emutls_object globals { sizeof(Globals), alignof(Globals), nullptr, nullptr };
extern "C" void *__emutls_get_address(void *);
extern "C" Globals *__cxa_get_globals()      { return (Globals *)__emutls_get_address(&globals); }
extern "C" Globals *__cxa_get_globals_fast() { return (Globals *)__emutls_get_address(&globals); }
/* exceptions from the heap, without the emergency pool, which would be allocated before there is a heap */
enum { EXCEPTION_HEADER = 128, DEPENDENT = 112 };
extern "C" void *malloc(size_t); extern "C" void free(void *);
static void *zeroed(size_t n) { char *p = (char *)malloc(n); if (!p) __builtin_trap(); for (size_t i = 0; i < n; i++) ((char volatile *)p)[i] = 0; return p; }
extern "C" void *__cxa_allocate_exception(size_t n)   { return (char *)zeroed(n + EXCEPTION_HEADER) + EXCEPTION_HEADER; }
extern "C" void  __cxa_free_exception(void *p)        { free((char *)p - EXCEPTION_HEADER); }
extern "C" void *__cxa_allocate_dependent_exception() { return zeroed(DEPENDENT); }
extern "C" void  __cxa_free_dependent_exception(void *p) { free(p); }
/* locks of the unwinder and of the emergency pool: a spin lock in the mutex's first word */
extern "C" int pthread_mutex_lock(int *m)   { while (__atomic_exchange_n(m, 1, __ATOMIC_ACQUIRE)) __builtin_ia32_pause(); return 0; }
extern "C" int __pthread_key_create(unsigned *, void (*)(void *)) { return -1; }  /* its presence says that there are threads */
extern "C" int pthread_mutex_unlock(int *m) { __atomic_store_n(m, 0, __ATOMIC_RELEASE); return 0; }
extern "C" int pthread_once(int *once, void (*fn)())
{
	int zero = 0;
	if (__atomic_compare_exchange_n(once, &zero, 1, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) { fn(); __atomic_store_n(once, 2, __ATOMIC_RELEASE); }
	while (__atomic_load_n(once, __ATOMIC_ACQUIRE) != 2) __builtin_ia32_pause();
	return 0;
}
extern "C" { extern char __libc_single_threaded; char __libc_single_threaded = 0; }
/* glibc's fast search for unwind tables, on top of dl_iterate_phdr */
struct Phdr { unsigned type, flags; addr_t offset, vaddr, paddr, filesz, memsz, align; };
struct Info { addr_t addr; char const *name; Phdr const *phdr; unsigned short phnum; };
struct Found { unsigned long long flags; void *start, *end; void *map; void *eh_frame; unsigned long long reserved[7]; };
struct Query { addr_t pc; Found *found; };
extern "C" int dl_iterate_phdr(int (*)(void *, unsigned long, void *), void *) __attribute__((weak));
static int look(void *info_ptr, unsigned long, void *query_ptr)
{
	Info const &info = *(Info *)info_ptr; Query &q = *(Query *)query_ptr;
	bool hit = false; addr_t lo = ~0ul, hi = 0; void *eh = nullptr;
	for (unsigned i = 0; i < info.phnum; i++) {
		Phdr const &p = info.phdr[i]; addr_t const at = info.addr + p.vaddr;
		if (p.type == 1) { if (at < lo) lo = at; if (at + p.memsz > hi) hi = at + p.memsz; if (q.pc >= at && q.pc < at + p.memsz) hit = true; }
		if (p.type == 0x6474e550) eh = (void *)at;
	}
	if (!hit || !eh) return 0;
	q.found->flags = 0; q.found->start = (void *)lo; q.found->end = (void *)hi; q.found->map = nullptr; q.found->eh_frame = eh;
	return 1;
}
extern "C" int _dl_find_object(void *pc, Found *found)
{
	Query q { (addr_t)pc, found };
	return dl_iterate_phdr(look, &q) == 1 ? 0 : -1;
}

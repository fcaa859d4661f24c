/*
 * \brief  Objects with a lifetime shorter than that of their memory
 */

#ifndef _INCLUDE__UTIL__RECONSTRUCTIBLE_H_
#define _INCLUDE__UTIL__RECONSTRUCTIBLE_H_

#include <base/error.h>
#include <base/output.h>
#include <util/construct_at.h>
#include <util/misc_math.h>
#include <util/noncopyable.h>

namespace Genode {

	template <typename> class  Reconstructible;
	template <typename> struct Constructible;
}


/**
 * Object that is constructed from the start, and may be replaced
 */
template <typename T>
class Genode::Reconstructible : Noncopyable
{
	private:

		alignas(T) alignas(addr_t) char _space[sizeof(T)];

		bool _constructed = false;

		T       *_ptr()       { return __builtin_launder(reinterpret_cast<T       *>(_space)); }
		T const *_ptr() const { return __builtin_launder(reinterpret_cast<T const *>(_space)); }

		void _check_constructed() const
		{
			if (!_constructed)
				raise(Unexpected_error::ACCESS_UNCONSTRUCTED_OBJ);
		}

	protected:

		struct Lazy { };

		Reconstructible(Lazy *) { }

	public:

		Reconstructible(auto &&... args) { construct(args...); }

		~Reconstructible() { destruct(); }

		/**
		 * Replace object by a new one
		 */
		void construct(auto &&... args)
		{
			destruct();
			construct_at<T>(_space, args...);
			_constructed = true;
		}

		void destruct()
		{
			if (!_constructed)
				return;

			_constructed = false;
			_ptr()->~T();
		}

		bool constructed() const { return _constructed; }

		/**
		 * Construct or destruct such that the object exists if 'condition'
		 */
		void conditional(bool condition, auto &&... args)
		{
			if (condition && !_constructed) construct(args...);
			if (!condition)                 destruct();
		}

		T       *operator -> ()       { _check_constructed(); return  _ptr(); }
		T const *operator -> () const { _check_constructed(); return  _ptr(); }
		T       &operator *  ()       { _check_constructed(); return *_ptr(); }
		T const &operator *  () const { _check_constructed(); return *_ptr(); }

		void print(Output &out) const
		{
			if (_constructed) _ptr()->print(out);
			else              out.out_string("<unconstructed>");
		}
};


/**
 * Reference that may be replaced
 */
template <typename T>
class Genode::Reconstructible<T &> : Noncopyable
{
	private:

		T *_obj_ptr;

		T &_obj() const
		{
			if (!_obj_ptr)
				raise(Unexpected_error::ACCESS_UNCONSTRUCTED_OBJ);
			return *_obj_ptr;
		}

		Reconstructible(Reconstructible const &)              = delete;
		Reconstructible &operator = (Reconstructible const &) = delete;

	protected:

		struct Lazy { };

		Reconstructible(Lazy *) : _obj_ptr(nullptr) { }

	public:

		Reconstructible(T &obj) : _obj_ptr(&obj) { }

		void construct(T &obj) { _obj_ptr = &obj; }

		void destruct() { _obj_ptr = nullptr; }

		bool constructed() const { return _obj_ptr != nullptr; }

		T       *operator -> ()       { return &_obj(); }
		T const *operator -> () const { return &_obj(); }
		T       &operator *  ()       { return  _obj(); }
		T const &operator *  () const { return  _obj(); }
};


/**
 * Object that is absent at first
 */
template <typename T>
struct Genode::Constructible : Reconstructible<T>
{
	Constructible()
	: Reconstructible<T>((typename Reconstructible<T>::Lazy *)nullptr) { }
};

#endif /* _INCLUDE__UTIL__RECONSTRUCTIBLE_H_ */

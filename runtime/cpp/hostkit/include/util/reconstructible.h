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

		alignas(T) alignas(addr_t) char _memory[sizeof(T)];

		bool _exists = false;

		T       *_object()       { return __builtin_launder(reinterpret_cast<T       *>(_memory)); }
		T const *_object() const { return __builtin_launder(reinterpret_cast<T const *>(_memory)); }

		/* pass on what refers to the object, unless there is none */
		auto _existing(auto *object) const
		{
			if (!constructed())
				raise(Unexpected_error::ACCESS_UNCONSTRUCTED_OBJ);

			return object;
		}

	protected:

		struct Lazy { };

		Reconstructible(Lazy *) { }

	public:

		Reconstructible(auto &&... args) { construct(args...); }

		~Reconstructible() { destruct(); }

		bool constructed() const { return _exists; }

		/**
		 * Replace object by a new one
		 */
		void construct(auto &&... args)
		{
			destruct();

			/* stays absent if the constructor throws */
			construct_at<T>(_memory, args...);
			_exists = true;
		}

		void destruct()
		{
			if (_exists) {
				_exists = false;
				_object()->~T();
			}
		}

		/**
		 * Construct or destruct such that the object exists if 'wanted'
		 */
		void conditional(bool wanted, auto &&... args)
		{
			if (wanted == _exists)
				return;

			if (wanted) construct(args...);
			else        destruct();
		}

		T       *operator -> ()       { return  _existing(_object()); }
		T const *operator -> () const { return  _existing(_object()); }
		T       &operator *  ()       { return *_existing(_object()); }
		T const &operator *  () const { return *_existing(_object()); }

		void print(Output &out) const
		{
			if (!_exists)
				return out.out_string("<unconstructed>");

			_object()->print(out);
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
			if (_obj_ptr)
				return *_obj_ptr;

			raise(Unexpected_error::ACCESS_UNCONSTRUCTED_OBJ);
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

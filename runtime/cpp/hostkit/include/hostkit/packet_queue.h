/*
 * \brief  Queue of packet descriptors in shared memory, and its two ends
 *
 * The stand-in's inner part of 'os/packet_stream.h'. The bytes in shared
 * memory and the conditions for signals are those of Genode.
 */

#ifndef _INCLUDE__HOSTKIT__PACKET_QUEUE_H_
#define _INCLUDE__HOSTKIT__PACKET_QUEUE_H_

#include <base/mutex.h>
#include <base/signal.h>
#include <util/string.h>

namespace Hostkit {

	using Genode::Mutex;
	using Genode::Signal_context_capability;

	template <typename T, unsigned SLOTS> struct Packet_queue;
	template <typename QUEUE>             class  Packet_queue_end;
	template <typename QUEUE>             class  Packet_producer;
	template <typename QUEUE>             class  Packet_consumer;
}


/**
 * Ring of descriptors, one slot always stays free
 *
 * The other side can write anything at any time. An index is hence read once
 * per use, and a position never leaves the ring.
 */
template <typename T, unsigned SLOTS>
struct Hostkit::Packet_queue
{
	using Element = T;

	static_assert(SLOTS > 1, "one slot is never used");

	unsigned _next_free;  /* written by the producer */
	unsigned _next_used;  /* written by the consumer */
	T        _slots[SLOTS];

	/*
	 * Each side writes its index and then looks at the index of the other one
	 * to decide about a signal. If this order was not kept, both could go to
	 * sleep.
	 */
	static unsigned _load(unsigned const &index) {
		return __atomic_load_n(&index, __ATOMIC_SEQ_CST); }

	static void _store(unsigned &index, unsigned value) {
		__atomic_store_n(&index, value, __ATOMIC_SEQ_CST); }

	/**
	 * Return queue within memory of which no constructor is to be called
	 */
	static Packet_queue &at(void *memory) {
		return *reinterpret_cast<Packet_queue *>(memory); }

	/* each side initializes what it writes */
	void init_producer()
	{
		_store(_next_free, 0);
		Genode::bzero(static_cast<void *>(_slots), sizeof(_slots));
	}

	void init_consumer() { _store(_next_used, 0); }

	/**
	 * Return number of packets that wait for the consumer
	 */
	unsigned used() const
	{
		unsigned const from = _load(_next_used) % SLOTS,
		               to   = _load(_next_free) % SLOTS;

		return to >= from ? to - from : SLOTS - from + to;
	}

	unsigned free() const { return SLOTS - 1 - used(); }

	/**
	 * Place packet, called if there is room
	 */
	void push(T const &packet)
	{
		unsigned const pos = _load(_next_free) % SLOTS;
		_slots[pos] = packet;
		_store(_next_free, (pos + 1) % SLOTS);
	}

	T front() const { return _slots[_load(_next_used) % SLOTS]; }

	/**
	 * Remove packet, called if there is one
	 */
	T pop()
	{
		unsigned const pos = _load(_next_used) % SLOTS;
		T const packet = _slots[pos];
		_store(_next_used, (pos + 1) % SLOTS);
		return packet;
	}
};


/**
 * What both ends of a queue have: a lock, and somebody to wake up
 */
template <typename QUEUE>
class Hostkit::Packet_queue_end : Genode::Noncopyable
{
	private:

		Genode::Signal_transmitter _other_side { };

		bool _signal_due = false;

	protected:

		QUEUE &_queue;

		Mutex mutable _mutex { };

		void _signal()       { _other_side.submit(); }
		void _signal_later() { _signal_due = true; }

		Packet_queue_end(QUEUE &queue) : _queue(queue) { }

	public:

		/**
		 * Define the signal handler of the other side
		 *
		 * If packets are in the queue, it is signalled at once: what happened
		 * before may have been missed.
		 */
		void other_side(Signal_context_capability sigh)
		{
			_other_side.context(sigh);

			if (_queue.used())
				_signal();
		}

		/**
		 * Submit the signal that was left to the end of a batch
		 *
		 * \param omit  forget about the signal
		 * \return      true if a signal was submitted
		 */
		bool wakeup(bool omit = false)
		{
			Mutex::Guard guard(_mutex);

			bool const submit = _signal_due && !omit;
			_signal_due = false;

			if (submit)
				_signal();

			return submit;
		}
};


template <typename QUEUE>
class Hostkit::Packet_producer : public Packet_queue_end<QUEUE>
{
	private:

		using Base    = Packet_queue_end<QUEUE>;
		using Element = typename QUEUE::Element;

		bool _push(Element const &packet, auto const &was_empty_fn)
		{
			Mutex::Guard guard(Base::_mutex);

			if (!Base::_queue.free())
				return false;

			Base::_queue.push(packet);

			if (Base::_queue.used() == 1)
				was_empty_fn();

			return true;
		}

	public:

		explicit Packet_producer(void *memory) : Base(QUEUE::at(memory)) {
			Base::_queue.init_producer(); }

		unsigned free() const { return Base::_queue.free(); }

		/**
		 * Place packet, wake up the consumer of an empty queue at once
		 *
		 * \return false if the queue is full
		 */
		bool push(Element const &packet) {
			return _push(packet, [this] { Base::_signal(); }); }

		/**
		 * Place packet, leave the signal to 'wakeup'
		 */
		bool push_silently(Element const &packet) {
			return _push(packet, [this] { Base::_signal_later(); }); }
};


template <typename QUEUE>
class Hostkit::Packet_consumer : public Packet_queue_end<QUEUE>
{
	private:

		using Base    = Packet_queue_end<QUEUE>;
		using Element = typename QUEUE::Element;

	public:

		explicit Packet_consumer(void *memory) : Base(QUEUE::at(memory)) {
			Base::_queue.init_consumer(); }

		unsigned used() const { return Base::_queue.used(); }

		/**
		 * Remove packet, wake up the producer of a full queue at once
		 *
		 * \return false if the queue is empty
		 */
		bool pop(Element &packet)
		{
			Mutex::Guard guard(Base::_mutex);

			if (!Base::_queue.used())
				return false;

			packet = Base::_queue.pop();

			if (Base::_queue.free() == 1)
				Base::_signal();

			return true;
		}

		/**
		 * Remove packet, leave the signal to 'wakeup'
		 *
		 * \return packet, or a default one if the queue is empty
		 */
		Element pop_silently()
		{
			Mutex::Guard guard(Base::_mutex);

			Element packet { };
			if (Base::_queue.used())
				packet = Base::_queue.pop();

			if (Base::_queue.free() == 1)
				Base::_signal_later();

			return packet;
		}

		/**
		 * Return the content of the next slot, a packet or not
		 */
		Element front() const
		{
			Mutex::Guard guard(Base::_mutex);
			return Base::_queue.front();
		}
};

#endif /* _INCLUDE__HOSTKIT__PACKET_QUEUE_H_ */

/*
 * \brief  Selection of a policy by session label
 */

#ifndef _INCLUDE__OS__SESSION_POLICY_H_
#define _INCLUDE__OS__SESSION_POLICY_H_

#include <base/node.h>
#include <base/session_label.h>

namespace Genode {

	struct Node_label_score;

	/**
	 * Call 'match_fn' with the 'policy' node that fits best to 'label'
	 *
	 * Without such a node, 'match_fn' is called with 'default-policy', or
	 * 'no_match_fn' is called.
	 */
	template <size_t N>
	auto with_matching_policy(String<N> const &label, auto const &policies,
	                          auto const &match_fn, auto const &no_match_fn)
	-> decltype(no_match_fn());
}


/**
 * Rank of a policy: an exact label wins over the longest prefix, which wins
 * over the longest suffix
 */
struct Genode::Node_label_score
{
	bool   conflict = true;
	bool   exact    = false;
	size_t prefix   = 0;      /* length + 1, or 0 if not present */
	size_t suffix   = 0;

	Node_label_score() { }

	template <size_t N>
	Node_label_score(auto const &node, String<N> const &label) : conflict(false)
	{
		bool any = false;

		auto check = [&] (char const *attr, auto const &matches) -> size_t
		{
			if (!node.has_attribute(attr))
				return 0;

			any = true;

			String<N> const value = node.attribute_value(attr, String<N>());

			return value.with_span([&] (Span const &untrimmed) {
				return untrimmed.trimmed([&] (Span const &pattern) {
					return label.with_span([&] (Span const &span) {
						return span.trimmed([&] (Span const &trimmed_label) {

							if (matches(trimmed_label, pattern))
								return pattern.num_bytes + 1;

							conflict = true;
							return size_t(0);
						}); }); }); });
		};

		exact  = check("label",        [] (Span const &l, Span const &p) { return l.equals(p); });
		prefix = check("label_prefix", [] (Span const &l, Span const &p) { return l.starts_with(p); });
		suffix = check("label_suffix", [] (Span const &l, Span const &p) { return l.ends_with(p); });

		if (!any)
			conflict = true;
	}

	bool stronger(Node_label_score const &other) const
	{
		if (conflict || other.conflict)     return !conflict;
		if (exact || other.exact)           return exact && !other.exact;
		if (prefix != other.prefix)         return prefix > other.prefix;
		return suffix > other.suffix;
	}
};


template <Genode::size_t N>
auto Genode::with_matching_policy(String<N> const &label, auto const &policies,
                                  auto const &match_fn, auto const &no_match_fn)
-> decltype(no_match_fn())
{
	unsigned const NONE = ~0U;

	unsigned         best = NONE, index = 0;
	Node_label_score best_score { };

	policies.for_each_sub_node([&] (auto const &node) {

		if (node.has_type("policy")) {
			Node_label_score const score(node, label);
			if (score.stronger(best_score)) {
				best       = index;
				best_score = score;
			}
		}
		index++;
	});

	auto call = [&] (auto const &node) -> decltype(no_match_fn()) { return match_fn(node); };

	if (best == NONE)
		return policies.with_sub_node("default-policy", call, no_match_fn);

	return policies.with_sub_node(best, call, no_match_fn);
}

#endif /* _INCLUDE__OS__SESSION_POLICY_H_ */

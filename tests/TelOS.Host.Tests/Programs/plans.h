/*
 * \brief  Plans of the workshop: records that lie in records, with unions
 */

#ifndef _PLANS_H_
#define _PLANS_H_

#include <telos_workshop_session/records.h>

namespace Workshop {

	using namespace Genode;
	using namespace Telos_workshop;

	static inline Shape mirrored(Shape const &shape)
	{
		Shape result = shape;
		shape.with_circle([&] (Point const &p) {
			result = Shape::from_circle({ .x = p.y, .y = p.x }); });
		return result;
	}

	static inline void build_refined(Step::Builder &out, Step const &step)
	{
		out.name(step.name);
		out.shape(mirrored(step.shape));
		step.next.with_value([&] (Step const &next) {
			out.next([&] (Step::Builder &b) { build_refined(b, next); }); });
	}

	/**
	 * Write plan with the coordinates of all circles exchanged
	 */
	static inline Plan::Encode_result refined(Plan const &plan, Byte_range_ptr const &dst)
	{
		return Plan::build(dst, [&] (Plan::Builder &out) {

			out.first([&] (Step::Builder &b) { build_refined(b, plan.first); });

			out.others([&] (auto &others) {
				plan.others.for_each([&] (Step const &step) {
					others.append([&] (Step::Builder &b) { build_refined(b, step); }); }); });

			out.cases([&] (auto &cases) {
				plan.cases.for_each([&] (Telos::Text<> const &name, Step const &step) {
					cases.insert(name, [&] (Step::Builder &b) { build_refined(b, step); }); }); });

			out.rest([&] (auto &rest) {
				plan.rest.for_each([&] (Shape const &shape) { rest.append(mirrored(shape)); }); });

			plan.outline.with_value([&] (Shape const &shape) { out.outline(mirrored(shape)); });

			out.picture(plan.picture);
		});
	}

	/**
	 * Write plan with a circle in every place that can have one
	 */
	static inline Plan::Encode_result make_plan(Point const point, Byte_range_ptr const &dst)
	{
		Shape const circle = Shape::from_circle(point);

		Step chain[20] { };
		for (Step &step : chain) {
			step.name  = { "link", 4 };
			step.shape = circle;
			if (&step > chain)
				step.next = *(&step - 1);
		}

		Step last { }, saw { }, deep { }, fire { }, wait { };

		last.shape = Shape::from_nothing();

		saw.name   = { "saw", 3 };
		saw.shape  = Shape::from_label("plank");
		deep.name  = { "f\xc3\xbcnfzehn bytes", 15 };
		deep.shape = circle;
		deep.next  = last;
		fire.shape = circle;
		wait.shape = Shape::from_label("");

		using Case = Telos::Map<Telos::Text<>, Step>::Entry;

		Step  const others[] { saw, deep };
		Case  const cases[]  { { { "", 0 }, wait }, { { "fire", 4 }, fire } };
		Shape const rest[]   { circle, Shape::from_label("1234567"), Shape::from_nothing() };

		Plan plan { };
		plan.first   = chain[19];
		plan.others  = { others, 2 };
		plan.cases   = { cases, 2 };
		plan.rest    = { rest, 3 };
		plan.outline = circle;
		plan.picture = { "\0\xff\1", 3 };

		return plan.encode(dst);
	}
}

#endif /* _PLANS_H_ */

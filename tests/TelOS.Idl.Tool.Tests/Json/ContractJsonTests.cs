using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TelOS.Idl.Model;
using TelOS.Idl.Tool.Json;
using Xunit;

namespace TelOS.Idl.Tool.Tests.Json;

public sealed class ContractJsonTests
{
    private const string Empty =
        """{"$schema":"urn:telos:tidl:schema:contract:1","format":1,"contracts":[]}""";

    [Fact]
    public void Reading_what_was_written_gives_equal_contracts()
    {
        int seed = Seed.Next();
        RandomContracts random = new(new Random(seed));
        for (int i = 0; i < 200; i++)
        {
            ValueArray<Contract> contracts = ValueArray.Of(random.Next(), random.Next());
            byte[] json = ContractJson.Write(contracts);
            ValueArray<Contract> read = ContractJson.Read(json);
            Assert.True(contracts == read, $"TIDL_SEED={seed}: contracts {i} differ after\n{Encoding.UTF8.GetString(json)}");
            Assert.Equal(json, ContractJson.Write(read));
        }
    }

    [Fact]
    public void Every_written_contract_is_valid_by_the_published_schema()
    {
        JsonSchema schema = JsonSchema.Published("contract-1");
        int seed = Seed.Next();
        RandomContracts random = new(new Random(seed));
        for (int i = 0; i < 60; i++)
        {
            using JsonDocument document = JsonDocument.Parse(ContractJson.Write([random.Next()]));
            IReadOnlyList<string> problems = schema.Validate(document.RootElement);
            Assert.True(problems.Count == 0, $"TIDL_SEED={seed}: contract {i}\n{string.Join('\n', problems)}");
        }
    }

    [Fact]
    public void Random_contracts_hold_every_type_and_declaration_of_the_model()
    {
        RandomContracts random = new(new Random(1));
        Contract[] contracts = [.. Enumerable.Range(0, 100).Select(_ => random.Next())];
        string printed = string.Concat(contracts.SelectMany(contract => contract.Declarations));
        IEnumerable<string> names = typeof(Contract).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && (type.IsSubclassOf(typeof(TypeReference)) || type.IsSubclassOf(typeof(Declaration))))
            .Select(type => type.Name + " {");
        Assert.All(names, name => Assert.Contains(name, printed, StringComparison.Ordinal));
    }

    [Fact]
    public void A_surplus_field_anywhere_is_refused_by_the_schema_and_by_the_reader()
    {
        JsonSchema schema = JsonSchema.Published("contract-1");
        RandomContracts random = new(new Random(7));
        string json = Encoding.UTF8.GetString(ContractJson.Write([random.Next(), random.Next()]));
        int objects = Objects(JsonNode.Parse(json)!).Count();
        Assert.True(objects > 50);
        for (int i = 0; i < objects; i += 1 + (objects / 60))
        {
            JsonNode changed = JsonNode.Parse(json)!;
            Objects(changed).ElementAt(i)["surplus"] = 1;
            byte[] bytes = Encoding.UTF8.GetBytes(changed.ToJsonString());
            using JsonDocument document = JsonDocument.Parse(bytes);
            Assert.NotEmpty(schema.Validate(document.RootElement));
            Assert.Throws<ContractFormatException>(() => ContractJson.Read(bytes));
        }
    }

    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("[]", "the document must be an object")]
    [InlineData("{\"contracts\":[]}", "the document has no field \"format\"")]
    [InlineData("""{"$schema":"urn:telos:tidl:schema:contract:1","format":2,"contracts":[]}""", "format is 2, and this tidl reads format 1")]
    [InlineData("""{"$schema":"x","format":1,"contracts":[]}""", "$schema is not \"urn:telos:tidl:schema:contract:1\"")]
    [InlineData("""{"$schema":"urn:telos:tidl:schema:contract:1","format":1,"format":1,"contracts":[]}""", "not valid JSON")]
    [InlineData("""{"$schema":"urn:telos:tidl:schema:contract:1","format":1,"contracts":[],"more":0}""", "the document has a field \"more\"")]
    [InlineData("""{"$schema":"urn:telos:tidl:schema:contract:1","format":1,"contracts":[{}]}""", "contracts[0] has no field \"file\"")]
    [InlineData("""{"$schema":"urn:telos:tidl:schema:contract:1","format":1,"contracts":[{"file":7}]}""", "contracts[0].file must be a string")]
    [InlineData("""{"$schema":"urn:telos:tidl:schema:contract:1","format":1,"contracts":[{"file":"\ud800"}]}""", "contracts[0].file holds a text that is not valid Unicode")]
    [InlineData("""{"$schema":"urn:telos:tidl:schema:contract:1","format":1,"contracts":[{"file":"a","edition":0}]}""", "contracts[0].edition is 0, and must be a whole number from 1 to 2147483647")]
    public void A_document_of_another_form_is_refused_with_the_place_and_the_reason(string json, string expected)
    {
        ContractFormatException refusal =
            Assert.Throws<ContractFormatException>(() => ContractJson.Read(Encoding.UTF8.GetBytes(json)));
        Assert.StartsWith(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"kind\":\"u128\"}", "contracts[0].declarations[0].target.kind is \"u128\", and must be one of bool, u8")]
    [InlineData("{\"kind\":\"list\"}", "contracts[0].declarations[0].target has no field \"element\"")]
    [InlineData("{\"kind\":\"array\",\"element\":{\"kind\":\"u8\"},\"length\":0}", "contracts[0].declarations[0].target.length is 0")]
    [InlineData("{\"kind\":\"bulk\",\"record\":{\"kind\":\"u8\"}}", "contracts[0].declarations[0].target.record must be a declared type")]
    public void A_type_that_cannot_be_is_refused_with_the_place(string type, string expected)
    {
        string json = Empty.Replace(
            "[]",
            """[{"file":"a.tidl","edition":1,"namespace":"a","genode":false,"imports":[],"declarations":[{"kind":"alias","name":"A","genode":false,"target":"""
                + type + "}]}]",
            StringComparison.Ordinal);
        ContractFormatException refusal =
            Assert.Throws<ContractFormatException>(() => ContractJson.Read(Encoding.UTF8.GetBytes(json)));
        Assert.StartsWith(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_cut_anywhere_is_refused_and_nothing_else_is_thrown()
    {
        byte[] json = ContractJson.Write([new RandomContracts(new Random(3)).Next()]);
        for (int length = 0; length < json.Length - 2; length += 1 + (json.Length / 500))
        {
            Assert.Throws<ContractFormatException>(() => ContractJson.Read(json.AsMemory(0, length)));
        }
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        string json = string.Concat(Enumerable.Repeat("{\"contracts\":[", 10_000));
        Assert.Throws<ContractFormatException>(() => ContractJson.Read(Encoding.UTF8.GetBytes(json)));
    }

    private static IEnumerable<JsonObject> Objects(JsonNode node) => node switch
    {
        JsonObject item => item.SelectMany(field => field.Value is null ? [] : Objects(field.Value)).Prepend(item),
        JsonArray items => items.SelectMany(item => item is null ? [] : Objects(item)),
        _ => [],
    };
}

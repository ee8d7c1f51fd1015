<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis autoRefreshTime="0" simplifyAlgorithm="0" styleCategories="Symbology|Symbology3D|Rendering|Temporal|Elevation" hasScaleBasedVisibilityFlag="0" maxScale="0" version="3.40.6-Bratislava" simplifyDrawingHints="1" minScale="100000000" simplifyDrawingTol="1" simplifyLocal="1" autoRefreshMode="Disabled" simplifyMaxScale="1" symbologyReferenceScale="-1">
  <renderer-3d layer="" type="rulebased">
    <vector-layer-3d-tiling zoom-levels-count="3" show-bounding-boxes="0"/>
    <rules key="{2626c67f-435c-45cb-95c0-50f6906802b2}">
      <rule description="&lt; 0.1 of the limit" filter="&quot;ratio&quot; &lt; 0.1" key="{5f9ecce1-c889-4623-94c0-8c9e6ea61c58}">
        <symbol material_type="phong" type="polygon">
          <data invert-normals="0" alt-clamping="absolute" alt-binding="centroid" add-back-faces="0" offset="0" culling-mode="no-culling" extrusion-height="0" rendered-facade="3"/>
          <material ks="1" ambient="116,116,116,255,rgb:0.45453574425879301,0.45453574425879301,0.45453574425879301,1" shininess="5" diffuse="255,255,255,255,rgb:1,1,1,1" ka="1" specular="48,48,48,255,rgb:0.18823529411764706,0.18823529411764706,0.18823529411764706,1" opacity="0.29999999999999999" kd="1">
            <data-defined-properties>
              <Option type="Map">
                <Option value="" name="name" type="QString"/>
                <Option name="properties"/>
                <Option value="collection" name="type" type="QString"/>
              </Option>
            </data-defined-properties>
          </material>
          <data-defined-properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data-defined-properties>
          <edges enabled="0" color="0,0,0,255,rgb:0,0,0,1" width="1"/>
        </symbol>
      </rule>
      <rule description="0.1 – 0.3 times the limit" filter="&quot;ratio&quot; >= 0.1 AND &quot;ratio&quot; &lt; 0.3" key="{99444808-26c5-4f2d-8ff7-f0616c66b01f}">
        <symbol material_type="phong" type="polygon">
          <data invert-normals="0" alt-clamping="absolute" alt-binding="centroid" add-back-faces="0" offset="0" culling-mode="no-culling" extrusion-height="0" rendered-facade="3"/>
          <material ks="1" ambient="116,116,93,255,rgb:0.45453574425879301,0.45453574425879301,0.36362249179827572,1" shininess="5" diffuse="255,255,204,255,rgb:1,1,0.80000000000000004,1" ka="1" specular="48,48,48,255,rgb:0.18823529411764706,0.18823529411764706,0.18823529411764706,1" opacity="0.90000000000000002" kd="1">
            <data-defined-properties>
              <Option type="Map">
                <Option value="" name="name" type="QString"/>
                <Option name="properties"/>
                <Option value="collection" name="type" type="QString"/>
              </Option>
            </data-defined-properties>
          </material>
          <data-defined-properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data-defined-properties>
          <edges enabled="0" color="0,0,0,255,rgb:0,0,0,1" width="1"/>
        </symbol>
      </rule>
      <rule description="0.3 – 1 times the limit" filter="&quot;ratio&quot; >= 0.3 AND &quot;ratio&quot; &lt; 1" key="{ec762940-d4b3-4e5d-9cc9-baeaea36b189}">
        <symbol material_type="phong" type="polygon">
          <data invert-normals="0" alt-clamping="absolute" alt-binding="centroid" add-back-faces="0" offset="0" culling-mode="no-culling" extrusion-height="0" rendered-facade="3"/>
          <material ks="1" ambient="115,99,54,255,rgb:0.45275043869687953,0.38681620508125431,0.21033035782406348,1" shininess="5" diffuse="254,217,118,255,rgb:0.99607843137254903,0.85098039215686272,0.46274509803921571,1" ka="1" specular="48,48,48,255,rgb:0.18823529411764706,0.18823529411764706,0.18823529411764706,1" opacity="0.90000000000000002" kd="1">
            <data-defined-properties>
              <Option type="Map">
                <Option value="" name="name" type="QString"/>
                <Option name="properties"/>
                <Option value="collection" name="type" type="QString"/>
              </Option>
            </data-defined-properties>
          </material>
          <data-defined-properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data-defined-properties>
          <edges enabled="0" color="0,0,0,255,rgb:0,0,0,1" width="1"/>
        </symbol>
      </rule>
      <rule description="1 – 3 times the limit" filter="&quot;ratio&quot; >= 1 AND &quot;ratio&quot; &lt; 3" key="{b8f0d5f4-8ae5-43d9-a9a2-8cbe45eb5f81}">
        <symbol material_type="phong" type="polygon">
          <data invert-normals="0" alt-clamping="absolute" alt-binding="centroid" add-back-faces="0" offset="0" culling-mode="no-culling" extrusion-height="0" rendered-facade="3"/>
          <material ks="1" ambient="115,81,35,255,rgb:0.45275043869687953,0.31726558327611198,0.13546959639887082,1" shininess="5" diffuse="254,178,76,255,rgb:0.99607843137254903,0.69803921568627447,0.29803921568627451,1" ka="1" specular="48,48,48,255,rgb:0.18823529411764706,0.18823529411764706,0.18823529411764706,1" opacity="0.90000000000000002" kd="1">
            <data-defined-properties>
              <Option type="Map">
                <Option value="" name="name" type="QString"/>
                <Option name="properties"/>
                <Option value="collection" name="type" type="QString"/>
              </Option>
            </data-defined-properties>
          </material>
          <data-defined-properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data-defined-properties>
          <edges enabled="0" color="0,0,0,255,rgb:0,0,0,1" width="1"/>
        </symbol>
      </rule>
      <rule description="3 – 10 times the limit" filter="&quot;ratio&quot; >= 3 AND &quot;ratio&quot; &lt; 10" key="{cd6b02fb-f465-406b-aba3-6e9d89edf45a}">
        <symbol material_type="phong" type="polygon">
          <data invert-normals="0" alt-clamping="absolute" alt-binding="centroid" add-back-faces="0" offset="0" culling-mode="no-culling" extrusion-height="0" rendered-facade="3"/>
          <material ks="1" ambient="115,64,27,255,rgb:0.45098039215686275,0.25133134966048676,0.10695048447394521,1" shininess="5" diffuse="253,141,60,255,rgb:0.99215686274509807,0.55294117647058827,0.23529411764705882,1" ka="1" specular="48,48,48,255,rgb:0.18823529411764706,0.18823529411764706,0.18823529411764706,1" opacity="0.90000000000000002" kd="1">
            <data-defined-properties>
              <Option type="Map">
                <Option value="" name="name" type="QString"/>
                <Option name="properties"/>
                <Option value="collection" name="type" type="QString"/>
              </Option>
            </data-defined-properties>
          </material>
          <data-defined-properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data-defined-properties>
          <edges enabled="0" color="0,0,0,255,rgb:0,0,0,1" width="1"/>
        </symbol>
      </rule>
      <rule description="10 – 30 times the limit" filter="&quot;ratio&quot; >= 10 AND &quot;ratio&quot; &lt; 30" key="{bba5d81c-793c-4828-b61d-5c906426d7d4}">
        <symbol material_type="phong" type="polygon">
          <data invert-normals="0" alt-clamping="absolute" alt-binding="centroid" add-back-faces="0" offset="0" culling-mode="no-culling" extrusion-height="0" rendered-facade="3"/>
          <material ks="1" ambient="115,35,19,255,rgb:0.44919508659494928,0.1390554665445945,0.07486076142519264,1" shininess="5" diffuse="252,78,42,255,rgb:0.9882352941176471,0.30588235294117649,0.16470588235294117,1" ka="1" specular="48,48,48,255,rgb:0.18823529411764706,0.18823529411764706,0.18823529411764706,1" opacity="0.90000000000000002" kd="1">
            <data-defined-properties>
              <Option type="Map">
                <Option value="" name="name" type="QString"/>
                <Option name="properties"/>
                <Option value="collection" name="type" type="QString"/>
              </Option>
            </data-defined-properties>
          </material>
          <data-defined-properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data-defined-properties>
          <edges enabled="0" color="0,0,0,255,rgb:0,0,0,1" width="1"/>
        </symbol>
      </rule>
      <rule description="30 – 100 times the limit" filter="&quot;ratio&quot; >= 30 AND &quot;ratio&quot; &lt; 100" key="{3e5a1b9e-d1fc-4651-aabd-925afbd4c17e}">
        <symbol material_type="phong" type="polygon">
          <data invert-normals="0" alt-clamping="absolute" alt-binding="centroid" add-back-faces="0" offset="0" culling-mode="no-culling" extrusion-height="0" rendered-facade="3"/>
          <material ks="1" ambient="103,12,13,255,rgb:0.40462348363469902,0.04634164950026703,0.0499275196459907,1" shininess="5" diffuse="227,26,28,255,rgb:0.8901960784313725,0.10196078431372549,0.10980392156862745,1" ka="1" specular="48,48,48,255,rgb:0.18823529411764706,0.18823529411764706,0.18823529411764706,1" opacity="0.90000000000000002" kd="1">
            <data-defined-properties>
              <Option type="Map">
                <Option value="" name="name" type="QString"/>
                <Option name="properties"/>
                <Option value="collection" name="type" type="QString"/>
              </Option>
            </data-defined-properties>
          </material>
          <data-defined-properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data-defined-properties>
          <edges enabled="0" color="0,0,0,255,rgb:0,0,0,1" width="1"/>
        </symbol>
      </rule>
      <rule description="100 – 300 times the limit" filter="&quot;ratio&quot; >= 100 AND &quot;ratio&quot; &lt; 300" key="{4195a994-d0a3-4a88-b639-b3966145a643}">
        <symbol material_type="phong" type="polygon">
          <data invert-normals="0" alt-clamping="absolute" alt-binding="centroid" add-back-faces="0" offset="0" culling-mode="no-culling" extrusion-height="0" rendered-facade="3"/>
          <material ks="1" ambient="80,0,17,255,rgb:0.31549553673609521,0,0.06771953917753872,1" shininess="5" diffuse="177,0,38,255,rgb:0.69411764705882351,0,0.14901960784313725,1" ka="1" specular="48,48,48,255,rgb:0.18823529411764706,0.18823529411764706,0.18823529411764706,1" opacity="0.90000000000000002" kd="1">
            <data-defined-properties>
              <Option type="Map">
                <Option value="" name="name" type="QString"/>
                <Option name="properties"/>
                <Option value="collection" name="type" type="QString"/>
              </Option>
            </data-defined-properties>
          </material>
          <data-defined-properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data-defined-properties>
          <edges enabled="0" color="0,0,0,255,rgb:0,0,0,1" width="1"/>
        </symbol>
      </rule>
      <rule description="> 300 times the limit" filter="&quot;ratio&quot; >= 300" key="{5ed173ad-b69b-4cc9-9f5b-56fb94828e68}">
        <symbol material_type="phong" type="polygon">
          <data invert-normals="0" alt-clamping="absolute" alt-binding="centroid" add-back-faces="0" offset="0" culling-mode="no-culling" extrusion-height="0" rendered-facade="3"/>
          <material ks="1" ambient="58,0,17,255,rgb:0.22815289539940489,0,0.06771953917753872,1" shininess="5" diffuse="128,0,38,255,rgb:0.50196078431372548,0,0.14901960784313725,1" ka="1" specular="48,48,48,255,rgb:0.18823529411764706,0.18823529411764706,0.18823529411764706,1" opacity="0.90000000000000002" kd="1">
            <data-defined-properties>
              <Option type="Map">
                <Option value="" name="name" type="QString"/>
                <Option name="properties"/>
                <Option value="collection" name="type" type="QString"/>
              </Option>
            </data-defined-properties>
          </material>
          <data-defined-properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data-defined-properties>
          <edges enabled="0" color="0,0,0,255,rgb:0,0,0,1" width="1"/>
        </symbol>
      </rule>
      <rule description="no limit" filter="&quot;ratio&quot; IS NULL" key="{a755c4b7-5c45-4f06-b0b1-e1411a31ba3b}">
        <symbol material_type="phong" type="polygon">
          <data invert-normals="0" alt-clamping="absolute" alt-binding="centroid" add-back-faces="0" offset="0" culling-mode="no-culling" extrusion-height="0" rendered-facade="3"/>
          <material ks="1" ambient="72,72,72,255,rgb:0.28163576714732586,0.28163576714732586,0.28163576714732586,1" shininess="5" diffuse="158,158,158,255,rgb:0.61960784313725492,0.61960784313725492,0.61960784313725492,1" ka="1" specular="48,48,48,255,rgb:0.18823529411764706,0.18823529411764706,0.18823529411764706,1" opacity="0.59999999999999998" kd="1">
            <data-defined-properties>
              <Option type="Map">
                <Option value="" name="name" type="QString"/>
                <Option name="properties"/>
                <Option value="collection" name="type" type="QString"/>
              </Option>
            </data-defined-properties>
          </material>
          <data-defined-properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data-defined-properties>
          <edges enabled="0" color="0,0,0,255,rgb:0,0,0,1" width="1"/>
        </symbol>
      </rule>
    </rules>
  </renderer-3d>
  <temporal mode="0" durationField="" enabled="0" limitMode="0" durationUnit="min" fixedDuration="0" endExpression="" startExpression="" endField="time_end" accumulate="0" startField="">
    <fixedRange>
      <start></start>
      <end></end>
    </fixedRange>
  </temporal>
  <elevation binding="Centroid" symbology="Line" clamping="Absolute" zoffset="0" extrusionEnabled="0" zscale="1" extrusion="0" respectLayerSymbol="1" type="IndividualFeatures" showMarkerSymbolInSurfacePlots="0">
    <data-defined-properties>
      <Option type="Map">
        <Option value="" name="name" type="QString"/>
        <Option name="properties"/>
        <Option value="collection" name="type" type="QString"/>
      </Option>
    </data-defined-properties>
    <profileLineSymbol>
      <symbol is_animated="0" frame_rate="10" name="" alpha="1" force_rhr="0" clip_to_extent="1" type="line">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" enabled="1" id="{b6a0738b-2ca9-4c32-8d36-ad536f9fc8a5}" locked="0" class="SimpleLine">
          <Option type="Map">
            <Option value="0" name="align_dash_pattern" type="QString"/>
            <Option value="square" name="capstyle" type="QString"/>
            <Option value="5;2" name="customdash" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="customdash_map_unit_scale" type="QString"/>
            <Option value="MM" name="customdash_unit" type="QString"/>
            <Option value="0" name="dash_pattern_offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="dash_pattern_offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="dash_pattern_offset_unit" type="QString"/>
            <Option value="0" name="draw_inside_polygon" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="190,178,151,255,rgb:0.74509803921568629,0.69803921568627447,0.59215686274509804,1" name="line_color" type="QString"/>
            <Option value="solid" name="line_style" type="QString"/>
            <Option value="0.6" name="line_width" type="QString"/>
            <Option value="MM" name="line_width_unit" type="QString"/>
            <Option value="0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="0" name="ring_filter" type="QString"/>
            <Option value="0" name="trim_distance_end" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="trim_distance_end_map_unit_scale" type="QString"/>
            <Option value="MM" name="trim_distance_end_unit" type="QString"/>
            <Option value="0" name="trim_distance_start" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="trim_distance_start_map_unit_scale" type="QString"/>
            <Option value="MM" name="trim_distance_start_unit" type="QString"/>
            <Option value="0" name="tweak_dash_pattern_on_corners" type="QString"/>
            <Option value="0" name="use_custom_dash" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="width_map_unit_scale" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </profileLineSymbol>
    <profileFillSymbol>
      <symbol is_animated="0" frame_rate="10" name="" alpha="1" force_rhr="0" clip_to_extent="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" enabled="1" id="{979417cb-3867-496f-bbbe-49e75b4ba57e}" locked="0" class="SimpleFill">
          <Option type="Map">
            <Option value="3x:0,0,0,0,0,0" name="border_width_map_unit_scale" type="QString"/>
            <Option value="190,178,151,255,rgb:0.74509803921568629,0.69803921568627447,0.59215686274509804,1" name="color" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="136,127,108,255,rgb:0.53220416571297779,0.49858854047455559,0.42296482795452811,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.2" name="outline_width" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="solid" name="style" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </profileFillSymbol>
    <profileMarkerSymbol>
      <symbol is_animated="0" frame_rate="10" name="" alpha="1" force_rhr="0" clip_to_extent="1" type="marker">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" enabled="1" id="{f9739291-2e6a-41f8-960b-ea923abe7b24}" locked="0" class="SimpleMarker">
          <Option type="Map">
            <Option value="0" name="angle" type="QString"/>
            <Option value="square" name="cap_style" type="QString"/>
            <Option value="190,178,151,255,rgb:0.74509803921568629,0.69803921568627447,0.59215686274509804,1" name="color" type="QString"/>
            <Option value="1" name="horizontal_anchor_point" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="diamond" name="name" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="136,127,108,255,rgb:0.53220416571297779,0.49858854047455559,0.42296482795452811,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.2" name="outline_width" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="outline_width_map_unit_scale" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="diameter" name="scale_method" type="QString"/>
            <Option value="3" name="size" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="size_map_unit_scale" type="QString"/>
            <Option value="MM" name="size_unit" type="QString"/>
            <Option value="1" name="vertical_anchor_point" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </profileMarkerSymbol>
  </elevation>
  <renderer-v2 enableorderby="0" symbollevels="0" referencescale="-1" forceraster="0" type="RuleRenderer">
    <rules key="{1821dfed-fb8b-45aa-a6cc-8ad79ce4fc77}">
      <rule filter="&quot;ratio&quot; &lt; 0.1" label="&lt; 0.1 of the limit" key="{e16ec58b-4fc2-4524-a07b-2aec9d668b32}" symbol="0"/>
      <rule filter="&quot;ratio&quot; >= 0.1 AND &quot;ratio&quot; &lt; 0.3" label="0.1 – 0.3 times the limit" key="{b3359949-7f0b-41eb-8b2c-2a24d5c3a79a}" symbol="1"/>
      <rule filter="&quot;ratio&quot; >= 0.3 AND &quot;ratio&quot; &lt; 1" label="0.3 – 1 times the limit" key="{671798c0-fb31-4d2d-b111-a07de2577b5d}" symbol="2"/>
      <rule filter="&quot;ratio&quot; >= 1 AND &quot;ratio&quot; &lt; 3" label="1 – 3 times the limit" key="{eae1df67-4804-4d07-a406-aaaeb72944c6}" symbol="3"/>
      <rule filter="&quot;ratio&quot; >= 3 AND &quot;ratio&quot; &lt; 10" label="3 – 10 times the limit" key="{dc31db6a-40c4-4bff-9d8d-bb2284dec16e}" symbol="4"/>
      <rule filter="&quot;ratio&quot; >= 10 AND &quot;ratio&quot; &lt; 30" label="10 – 30 times the limit" key="{9028be30-fa79-4b3b-9981-7ba7b5d267ec}" symbol="5"/>
      <rule filter="&quot;ratio&quot; >= 30 AND &quot;ratio&quot; &lt; 100" label="30 – 100 times the limit" key="{a58e4543-2d0c-4b95-830c-1cc49347b53f}" symbol="6"/>
      <rule filter="&quot;ratio&quot; >= 100 AND &quot;ratio&quot; &lt; 300" label="100 – 300 times the limit" key="{77ed9b39-83e4-4507-9997-f7d037622d09}" symbol="7"/>
      <rule filter="&quot;ratio&quot; >= 300" label="> 300 times the limit" key="{2e3c773d-15b0-4be4-9188-3b927e3e4705}" symbol="8"/>
      <rule filter="&quot;ratio&quot; IS NULL" label="no limit" key="{bf8ff3d7-4514-48ed-8ac3-5853bea94171}" symbol="9"/>
    </rules>
    <symbols>
      <symbol is_animated="0" frame_rate="10" name="0" alpha="1" force_rhr="0" clip_to_extent="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" enabled="1" id="{9ef98ccd-8446-4fdb-86fc-20c467e9701e}" locked="0" class="SimpleFill">
          <Option type="Map">
            <Option value="3x:0,0,0,0,0,0" name="border_width_map_unit_scale" type="QString"/>
            <Option value="255,255,255,255,rgb:1,1,1,1" name="color" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="255,255,255,255,rgb:1,1,1,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.2" name="outline_width" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="solid" name="style" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol is_animated="0" frame_rate="10" name="1" alpha="1" force_rhr="0" clip_to_extent="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" enabled="1" id="{23e3621a-bd5c-4f55-83ff-116f763c5504}" locked="0" class="SimpleFill">
          <Option type="Map">
            <Option value="3x:0,0,0,0,0,0" name="border_width_map_unit_scale" type="QString"/>
            <Option value="255,255,204,255,rgb:1,1,0.80000000000000004,1" name="color" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="255,255,204,255,rgb:1,1,0.80000000000000004,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.2" name="outline_width" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="solid" name="style" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol is_animated="0" frame_rate="10" name="2" alpha="1" force_rhr="0" clip_to_extent="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" enabled="1" id="{1eb79033-01f4-4ed7-a58e-8a4cdb55a5a8}" locked="0" class="SimpleFill">
          <Option type="Map">
            <Option value="3x:0,0,0,0,0,0" name="border_width_map_unit_scale" type="QString"/>
            <Option value="254,217,118,255,rgb:0.99607843137254903,0.85098039215686272,0.46274509803921571,1" name="color" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="254,217,118,255,rgb:0.99607843137254903,0.85098039215686272,0.46274509803921571,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.2" name="outline_width" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="solid" name="style" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol is_animated="0" frame_rate="10" name="3" alpha="1" force_rhr="0" clip_to_extent="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" enabled="1" id="{4d5b94b1-8732-4a8a-b73d-4110a90c14dd}" locked="0" class="SimpleFill">
          <Option type="Map">
            <Option value="3x:0,0,0,0,0,0" name="border_width_map_unit_scale" type="QString"/>
            <Option value="254,178,76,255,rgb:0.99607843137254903,0.69803921568627447,0.29803921568627451,1" name="color" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="254,178,76,255,rgb:0.99607843137254903,0.69803921568627447,0.29803921568627451,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.2" name="outline_width" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="solid" name="style" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol is_animated="0" frame_rate="10" name="4" alpha="1" force_rhr="0" clip_to_extent="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" enabled="1" id="{97a974ef-997c-436f-b713-9bcf9592e4d8}" locked="0" class="SimpleFill">
          <Option type="Map">
            <Option value="3x:0,0,0,0,0,0" name="border_width_map_unit_scale" type="QString"/>
            <Option value="253,141,60,255,rgb:0.99215686274509807,0.55294117647058827,0.23529411764705882,1" name="color" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="253,141,60,255,rgb:0.99215686274509807,0.55294117647058827,0.23529411764705882,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.2" name="outline_width" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="solid" name="style" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol is_animated="0" frame_rate="10" name="5" alpha="1" force_rhr="0" clip_to_extent="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" enabled="1" id="{1ec18111-b1b9-4194-b4e8-93637d0f88f4}" locked="0" class="SimpleFill">
          <Option type="Map">
            <Option value="3x:0,0,0,0,0,0" name="border_width_map_unit_scale" type="QString"/>
            <Option value="252,78,42,255,rgb:0.9882352941176471,0.30588235294117649,0.16470588235294117,1" name="color" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="252,78,42,255,rgb:0.9882352941176471,0.30588235294117649,0.16470588235294117,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.2" name="outline_width" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="solid" name="style" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol is_animated="0" frame_rate="10" name="6" alpha="1" force_rhr="0" clip_to_extent="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" enabled="1" id="{4adae6b8-bfa5-4032-9339-23d5d874ed11}" locked="0" class="SimpleFill">
          <Option type="Map">
            <Option value="3x:0,0,0,0,0,0" name="border_width_map_unit_scale" type="QString"/>
            <Option value="227,26,28,255,rgb:0.8901960784313725,0.10196078431372549,0.10980392156862745,1" name="color" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="227,26,28,255,rgb:0.8901960784313725,0.10196078431372549,0.10980392156862745,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.2" name="outline_width" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="solid" name="style" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol is_animated="0" frame_rate="10" name="7" alpha="1" force_rhr="0" clip_to_extent="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" enabled="1" id="{29521b38-b7b1-42a5-82ee-5d2e7e848465}" locked="0" class="SimpleFill">
          <Option type="Map">
            <Option value="3x:0,0,0,0,0,0" name="border_width_map_unit_scale" type="QString"/>
            <Option value="177,0,38,255,rgb:0.69411764705882351,0,0.14901960784313725,1" name="color" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="177,0,38,255,rgb:0.69411764705882351,0,0.14901960784313725,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.2" name="outline_width" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="solid" name="style" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol is_animated="0" frame_rate="10" name="8" alpha="1" force_rhr="0" clip_to_extent="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" enabled="1" id="{e0eb3cd1-5175-4d02-982e-6c7b95a68ca1}" locked="0" class="SimpleFill">
          <Option type="Map">
            <Option value="3x:0,0,0,0,0,0" name="border_width_map_unit_scale" type="QString"/>
            <Option value="128,0,38,255,rgb:0.50196078431372548,0,0.14901960784313725,1" name="color" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="128,0,38,255,rgb:0.50196078431372548,0,0.14901960784313725,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.2" name="outline_width" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="solid" name="style" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol is_animated="0" frame_rate="10" name="9" alpha="1" force_rhr="0" clip_to_extent="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" enabled="1" id="{adc902ab-857f-4c68-9cae-d51f8863e743}" locked="0" class="SimpleFill">
          <Option type="Map">
            <Option value="3x:0,0,0,0,0,0" name="border_width_map_unit_scale" type="QString"/>
            <Option value="189,189,189,255,rgb:0.74117647058823533,0.74117647058823533,0.74117647058823533,1" name="color" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="115,115,115,255,rgb:0.45098039215686275,0.45098039215686275,0.45098039215686275,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.2" name="outline_width" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="solid" name="style" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </symbols>
    <data-defined-properties>
      <Option type="Map">
        <Option value="" name="name" type="QString"/>
        <Option name="properties"/>
        <Option value="collection" name="type" type="QString"/>
      </Option>
    </data-defined-properties>
  </renderer-v2>
  <selection mode="Default">
    <selectionColor invalid="1"/>
  </selection>
  <blendMode>0</blendMode>
  <featureBlendMode>0</featureBlendMode>
  <layerOpacity>1</layerOpacity>
  <layerGeometryType>2</layerGeometryType>
</qgis>
